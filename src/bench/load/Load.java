import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a server of this machine under load, and says how it bore it:
 *
 * <pre>
 *   mvn -B -q -DskipTests package
 *   java src/bench/load/Load.java [CLIENTS] [SECONDS]        50 clients for 60 seconds, if not said
 * </pre>
 *
 * <p>It starts {@code target/proofwire/bin/proofwire serve} for itself. First it measures what a
 * check of an article costs again after one word was changed. Then the clients check articles, each
 * editing one word after the other as a writer does, while others send bodies of 100 MB, drip single
 * bytes, and hang up half-way. Exits with 1 if a client got anything but an answer, 429 or 503, if
 * memory grew, or if a second check cost more than a quarter of the first.
 */
public final class Load {
  private static final int CLIENTS = 50;
  private static final int SECONDS = 60;
  private static final double RATIO = 0.25;
  private static final int EDITS = 5;
  private static final int ROUNDS = 30;

  /** Memory may breathe, but not grow: by so much from the second quarter of the time to the last. */
  private static final double GROWTH = 1.15;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final List<String> articles;
  private final URI server;
  private final Process process;

  private Load(List<String> articles, URI server, Process process) {
    this.articles = articles;
    this.server = server;
    this.process = process;
  }

  public static void main(String[] args) throws Exception {
    int clients = args.length > 0 ? Integer.parseInt(args[0]) : CLIENTS;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : SECONDS;
    Process process =
        new ProcessBuilder(
                "target/proofwire/bin/proofwire", "serve", "--port", "0", "--behind-proxy")
            .redirectErrorStream(true)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    URI server = address(process);
    var load = new Load(articles(), server, process);
    load.awaitReady();
    boolean quick = load.recheck();
    boolean borne = load.run(clients, seconds);
    process.destroy();
    boolean ended = process.waitFor(15, TimeUnit.SECONDS);
    boolean stopped = ended && process.exitValue() == 0;
    System.out.printf(
        "told to stop: %s%n", ended ? "stopped, exit " + process.exitValue() : "still runs");
    process.destroyForcibly();
    System.exit(quick && borne && stopped ? 0 : 1);
  }

  private static URI address(Process process) throws IOException {
    // Whatever else it says is of no interest here, but must be read, or it would wait for a reader.
    var said = new StringBuilder();
    InputStream out = process.getInputStream();
    while (!said.toString().contains("(Ctrl-C")) {
      int c = out.read();
      if (c < 0) {
        throw new IOException("the server did not start: " + said);
      }
      said.append((char) c);
    }
    var drain = new Thread(() -> {
      try {
        out.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        // it has ended
      }
    });
    drain.setDaemon(true);
    drain.start();
    return URI.create(said.toString().replaceAll("(?s).*(http://\\S+).*", "$1"));
  }

  private static List<String> articles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("fixtures/clean"))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().map(Load::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitReady() throws Exception {
    for (int i = 0; i < 1200; i++) {
      if (get("/ready").statusCode() == 200) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the server is not ready after two minutes");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> check(String article, String client) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.resolve("/v1/check"))
            .timeout(Duration.ofSeconds(90))
            .header("Content-Type", "text/plain")
            .header("X-Forwarded-For", client)
            .POST(BodyPublishers.ofString(article))
            .build(),
        BodyHandlers.ofString());
  }

  // ---- a second check after an edit

  private boolean recheck() throws Exception {
    // The first articles let Java see what is used often, as in a server that has been at work for a
    // minute; the others come for the first time.
    int warm = articles.size() / 3;
    for (int round = 0; round < ROUNDS; round++) {
      for (String article : articles.subList(0, warm)) {
        check(edited(article, new Random(round)), "10.1.0.1");
      }
    }
    var ratios = new ArrayList<Double>();
    var random = new Random(1);
    for (String article : articles.subList(warm, articles.size())) {
      double first = timed(article);
      var later = new ArrayList<Double>();
      for (int edit = 0; edit < EDITS; edit++) {
        later.add(timed(edited(article, random)));
      }
      Collections.sort(later);
      ratios.add(later.get(EDITS / 2) / first);
    }
    Collections.sort(ratios);
    double median = ratios.get(ratios.size() / 2);
    System.out.printf(
        "a check after an edit of one word takes %.2f of the first's time (median of %d articles with %d edits each, worst article %.2f); at most %.2f is asked%n",
        median, ratios.size(), EDITS, ratios.get(ratios.size() - 1), RATIO);
    return median <= RATIO;
  }

  private double timed(String article) throws Exception {
    long start = System.nanoTime();
    check(article, "10.1.0.2");
    return System.nanoTime() - start;
  }

  /** With one word more somewhere in the middle: one that the article has elsewhere. */
  private static String edited(String article, Random random) {
    String[] words = article.split("[^A-Za-z]+");
    String word = words[1 + random.nextInt(words.length - 1)];
    int at = article.indexOf(' ', article.length() / 3 + random.nextInt(article.length() / 3));
    return article.substring(0, at) + " " + word + article.substring(at);
  }

  // ---- the load

  private final AtomicBoolean over = new AtomicBoolean();
  private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
  private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

  private boolean run(int clients, int seconds) throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    for (int i = 0; i < clients; i++) {
      int number = i;
      pool.execute(() -> client(number));
    }
    pool.execute(() -> repeat("100 MB", this::large));
    pool.execute(() -> repeat("dripping", this::drip));
    pool.execute(() -> repeat("hung up", this::hangUp));
    var memory = new ArrayList<Long>();
    for (int second = 0; second < seconds; second++) {
      Thread.sleep(1_000);
      memory.add(resident());
    }
    over.set(true);
    pool.shutdown();
    boolean ended = pool.awaitTermination(120, TimeUnit.SECONDS);
    return report(clients, seconds, memory, ended);
  }

  private void client(int number) {
    var random = new Random(number);
    String article = articles.get(number % articles.size());
    for (int i = 0; !over.get(); i++) {
      article = i % 20 == 19 ? articles.get(random.nextInt(articles.size())) : edited(article, random);
      long start = System.nanoTime();
      try {
        HttpResponse<String> answer = check(article, "10.0.0." + number);
        count("client: " + answer.statusCode());
        if (answer.statusCode() == 200) {
          millis.add((System.nanoTime() - start) / 1e6);
        } else {
          Thread.sleep(1_000L * answer.headers().firstValueAsLong("Retry-After").orElse(1));
        }
      } catch (Exception e) {
        count("client: " + e);
      }
    }
  }

  private interface Abuse {
    String once() throws Exception;
  }

  private void repeat(String name, Abuse abuse) {
    while (!over.get()) {
      try {
        count(name + ": " + abuse.once());
        Thread.sleep(500);
      } catch (Exception e) {
        count(name + ": " + e.getClass().getSimpleName());
      }
    }
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  /** Says that 100 MB come, and sends them as far as anybody reads. */
  private String large() throws Exception {
    try (Socket socket = open()) {
      OutputStream out = socket.getOutputStream();
      out.write(head(100_000_000));
      byte[] chunk = new byte[64 * 1024];
      Arrays.fill(chunk, (byte) 'x');
      try {
        for (int sent = 0; sent < 100_000_000; sent += chunk.length) {
          out.write(chunk);
        }
      } catch (IOException e) {
        // the server has heard enough
      }
      return answered(socket);
    }
  }

  /** Sends a byte now and then until it is cut off. */
  private String drip() throws Exception {
    try (Socket socket = open()) {
      OutputStream out = socket.getOutputStream();
      out.write(head(100_000));
      while (!over.get()) {
        try {
          out.write('x');
          Thread.sleep(200);
        } catch (IOException e) {
          return "cut off";
        }
        if (socket.getInputStream().available() > 0) {
          return answered(socket);
        }
      }
      return "still dripping when the time was over";
    }
  }

  /** Sends an article, and is gone before the answer comes. */
  private String hangUp() throws Exception {
    try (Socket socket = open()) {
      byte[] article = articles.get(0).getBytes(StandardCharsets.UTF_8);
      socket.getOutputStream().write(head(article.length));
      socket.getOutputStream().write(article);
      socket.getOutputStream().flush();
      socket.setSoLinger(true, 0);
    }
    return "gone";
  }

  private Socket open() throws IOException {
    var socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static byte[] head(int length) {
    return ("POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
            + "X-Forwarded-For: 10.2.0.1\r\nContent-Length: " + length + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String answered(Socket socket) {
    try {
      byte[] head = socket.getInputStream().readNBytes(12);
      return head.length < 12 ? "closed" : new String(head, 9, 3, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "reset";
    }
  }

  /** Memory of the server's process in bytes, where Linux tells. */
  private long resident() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private boolean report(int clients, int seconds, List<Long> memory, boolean ended) {
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "%d clients for %d s: %,d checks, %.1f a second%n",
        clients, seconds, sorted.size(), sorted.size() / (double) seconds);
    System.out.printf(
        "answered within: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms%n",
        quantile(sorted, 0.5), quantile(sorted, 0.9), quantile(sorted, 0.99));
    new TreeMap<>(outcomes).forEach((outcome, times) -> System.out.printf("%8d  %s%n", times, outcome));
    double early = mean(memory, 0.25, 0.5);
    double late = mean(memory, 0.75, 1);
    System.out.printf(
        "memory of the process: %.0f MB in the second quarter of the time, %.0f MB in the last%n",
        early / 1e6, late / 1e6);
    boolean flat = late <= early * GROWTH;
    List<String> broken =
        outcomes.keySet().stream()
            .filter(outcome -> outcome.startsWith("client:"))
            .filter(outcome -> !outcome.matches("client: (200|429|503)"))
            .collect(Collectors.toList());
    System.out.printf("errors that were not promised: %s%n", broken.isEmpty() ? "none" : broken);
    if (!flat) {
      System.out.println("memory grew");
    }
    if (!ended) {
      System.out.println("some clients never got an answer");
    }
    return broken.isEmpty() && flat && ended && !sorted.isEmpty();
  }

  private static double quantile(List<Double> sorted, double q) {
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(q * sorted.size())));
  }

  private static double mean(List<Long> values, double from, double to) {
    return values.subList((int) (values.size() * from), (int) (values.size() * to)).stream()
        .mapToLong(Long::longValue)
        .average()
        .orElse(0);
  }
}
