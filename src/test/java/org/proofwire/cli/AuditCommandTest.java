package org.proofwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.audit.source.Sites;
import org.proofwire.audit.state.State;
import org.proofwire.cli.Cli.Ran;

/** {@code proofwire audit} as a user sees it, in good days and bad ones. */
@Timeout(300)
class AuditCommandTest {
  private static final String GARBLED =
      """
      Harbour talks end without a deal

      The ministry [UNK] the plan on Monday. Aisha Karimi, who leads the union, said that the [UNK] had failed. The [UNK] council [UNK] again on Friday.
      """;

  private static final String CLEAN =
      """
      Harbour talks end with a deal

      The ministry accepted the plan on Monday. Aisha Karimi, who leads the union, said that she was pleased.
      """;

  /** Few rules are enough here, and quick. */
  private static final String[] QUICK = {"--only", "model-artifact,repeated-words", "--no-config"};

  @TempDir private Path folder;
  private Path articles = Path.of("");
  private Path out = Path.of("");
  private boolean isMounted;

  @BeforeEach
  void write() throws IOException {
    articles = Files.createDirectories(folder.resolve("articles"));
    Files.writeString(articles.resolve("clean.txt"), CLEAN);
    out = folder.resolve("audit");
  }

  private Ran audit(Object... arguments) {
    return Cli.run(
        Stream.of(Stream.of("audit", "--out", out), Stream.of(QUICK), Stream.of(arguments))
            .flatMap(each -> each)
            .toArray());
  }

  /** An audit that looks for one kind of error. */
  private Ran auditOnly(String rule, Object... arguments) {
    return Cli.run(
        Stream.concat(
                Stream.of("audit", "--out", out, "--no-config", "--only", rule),
                Stream.of(arguments))
            .toArray());
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(out.resolve("summary.json").toFile());
  }

  private static String line(String id, String text) throws IOException {
    return new ObjectMapper().writeValueAsString(Map.of("id", id, "text", text)) + "\n";
  }

  @Test
  void anAuditTellsWhatIsBadAndWhere() throws IOException {
    assertThat(audit(articles).exit()).isZero();
    Files.writeString(articles.resolve("garbled.txt"), GARBLED);
    Ran ran = audit(articles);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
    assertThat(ran.out())
        .contains("2 articles: 1 to publish")
        .contains("1 below the pass mark")
        .contains("Harbour talks end without a deal")
        .contains("Summary: " + out.resolve("index.html"));
    assertThat(out)
        .isDirectoryContaining("glob:**/index.html")
        .isDirectoryContaining("glob:**/summary.json")
        .isDirectoryContaining("glob:**/articles.csv")
        .isDirectoryContaining("glob:**/articles.jsonl");
    assertThat(summary().at("/total/below").asInt()).isEqualTo(1);
    assertThat(audit("--quiet", articles).out()).isEmpty();
  }

  @Test
  void reportsAreThoseOfCheckToTheByte() throws IOException {
    Path garbled = Files.writeString(articles.resolve("garbled.txt"), GARBLED);
    audit("--reports", "all", articles);
    Path checked = folder.resolve("checked");
    Cli.run(
        Stream.concat(
                Stream.of("check", "--format", "json,html", "--out", checked, garbled),
                Stream.of(QUICK).filter(each -> !each.equals("--no-config")))
            .toArray());
    JsonNode line =
        new ObjectMapper().readTree(Files.readAllLines(out.resolve("articles.jsonl")).get(1));
    Path report = out.resolve(line.get("report").asText());
    assertThat(Files.readString(report))
        .isEqualTo(Files.readString(checked.resolve("garbled.html")));
    assertThat(Files.readString(Path.of(report.toString().replace(".html", ".json"))))
        .isEqualTo(Files.readString(checked.resolve("garbled.json")));
  }

  @Test
  void twoRunsAreComparedByRuleAndByArticle() throws IOException {
    Files.writeString(
        articles.resolve("garbled.txt"),
        GARBLED + "\nThe council met in the hall the council met in the hall on Monday.\n");
    auditOnly("repeated-words", articles);
    Ran ran = auditOnly("model-artifact", "--against", "last", articles);
    assertThat(ran.out()).contains("Against the other run: 0 better, 1 worse");
    JsonNode against = summary().get("against");
    assertThat(against.at("/articles/both").asInt()).isEqualTo(2);
    assertThat(against.get("worse").asInt()).isEqualTo(1);
    var rules = new java.util.TreeMap<String, String>();
    for (JsonNode rule : against.get("rules")) {
      rules.put(rule.get("rule").asText(), "+" + rule.get("gained") + " -" + rule.get("lost"));
    }
    assertThat(rules).containsEntry("repeated-words", "+0 -1");
    assertThat(rules.get("model-artifact")).startsWith("+").endsWith("-0");
    assertThat(against.at("/list/0/id").asText()).endsWith("garbled.txt");
    assertThat(Files.readString(out.resolve("index.html"))).contains("Against the other run");
    // The same from another folder, and by number.
    Path other = folder.resolve("other");
    Cli.run(
        "audit",
        "--out",
        other,
        "--only",
        "model-artifact",
        "--no-config",
        "--against",
        out,
        articles);
    assertThat(
            new ObjectMapper()
                .readTree(other.resolve("summary.json").toFile())
                .at("/against/worse")
                .asInt())
        .isZero();
    assertThat(audit("--summary", "--against", "1").exit()).isEqualTo(1);
    Ran none = audit("--against", "99", articles);
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("there is no such run");
  }

  @Test
  void wrongUsageIsOneLine() {
    assertThat(audit().err()).contains("say what to audit");
    assertThat(audit("https://news.example/feed").err()).contains("give --fetch");
    assertThat(audit("--jobs", 0, articles).err()).contains("--jobs must be 1 or more");
    assertThat(audit("--webhook", "https://x.example", articles).err()).contains("for --watch");
    assertThat(audit("--since", "soon", articles).err()).contains("--since is a date");
    assertThat(audit("--against", folder.resolve("none"), articles).err())
        .contains("there is no such audit");
  }

  // ---- the web

  private static final String SECRET = "a secret for the tests, long enough";

  private static String page(String text) {
    return "<html><head><title>Harbour</title></head><body><article><h1>Harbour talks</h1><p>%s</p><p>%s</p></article></body></html>"
        .formatted(text, text);
  }

  /** A site with a feed of two articles, whose server knows what a client has. */
  private static Sites site() throws IOException {
    var site = new Sites();
    String items =
        "<item><title>Good</title><link>%s</link></item><item><title>Bad</title><link>%s</link></item>"
            .formatted(site.at("/good"), site.at("/bad"));
    String feed =
        "<rss version=\"2.0\"><channel><title>H</title><link>https://h.example</link><description>x</description>"
            + items
            + "</channel></rss>";
    return site.page("/good", "text/html", page(CLEAN))
        .page("/bad", "text/html", page(GARBLED))
        .page(
            "/feed",
            exchange -> {
              exchange.getResponseHeaders().set("ETag", "\"v1\"");
              boolean isKnown =
                  "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
              Sites.answer(exchange, isKnown ? 304 : 200, "text/xml", isKnown ? "" : feed);
            });
  }

  /** A message as a webhook gets it. */
  private record Message(String id, String time, String signature, String body) {
    static Message of(HttpExchange exchange) throws IOException {
      Headers headers = exchange.getRequestHeaders();
      return new Message(
          headers.getFirst("webhook-id"),
          headers.getFirst("webhook-timestamp"),
          headers.getFirst("webhook-signature"),
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** As standardwebhooks.com says. */
    boolean isSigned() throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
      return signature.equals("v1," + Base64.getEncoder().encodeToString(code));
    }
  }

  @Test
  void whatAFeedNamesIsFetchedAndPrivateAddressesOnlyIfAllowed() throws IOException {
    try (Sites site = site()) {
      Ran ran = audit("--fetch", "--allow-private", "--pause", "10ms", site.at("/feed"));
      assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
      assertThat(ran.out())
          .contains("2 articles: 1 to publish")
          .contains(site.at("/bad").toString());
      assertThat(site.asked()).containsExactlyInAnyOrder("/robots.txt", "/feed", "/good", "/bad");
      Ran refused = audit("--fetch", site.at("/feed"));
      assertThat(refused.exit()).isEqualTo(4);
      assertThat(refused.err()).contains("--allow-private");
      assertThat(site.asked()).hasSize(4);
    }
  }

  @Test
  void aWatchTellsItsWebhookUntilThatHasIt() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    List<Message> messages = new CopyOnWriteArrayList<>();
    try (Sites site = site()) {
      site.page(
          "/hook",
          exchange -> {
            messages.add(Message.of(exchange));
            exchange.sendResponseHeaders(messages.size() == 1 ? 503 : 204, -1);
          });
      Object[] arguments = {
        "--fetch",
        "--allow-private",
        "--pause",
        "10ms",
        "--watch",
        "--every",
        "6s",
        "--rounds",
        "1",
        "--webhook",
        site.at("/hook"),
        "--webhook-secret-file",
        secret,
        site.at("/feed")
      };
      Ran first = audit(arguments);
      assertThat(first.exit()).as(first.err()).isZero();
      assertThat(first.err()).contains("the webhook did not take a message");
      assertThat(messages).hasSize(1);
      Ran second = audit(arguments);
      assertThat(second.exit()).as(second.err()).isZero();
      assertThat(messages).as("tried again, and no more").hasSize(2);
      assertThat(messages.get(1).id()).isEqualTo(messages.get(0).id());
      assertThat(messages.get(1).isSigned()).isTrue();
      JsonNode body = new ObjectMapper().readTree(messages.get(1).body());
      assertThat(body.get("type").asText()).isEqualTo("article.below-mark");
      assertThat(body.at("/data/id").asText()).isEqualTo(site.at("/bad").toString());
      assertThat(site.asked().stream().filter("/bad"::equals)).as("unchanged").hasSize(1);
      assertThat(audit(arguments).exit()).isZero();
      assertThat(messages).hasSize(2);
    }
  }

  // ---- bad input

  @Test
  void largeArticlesAreOneErrorEachAndTheOthersAreChecked() throws IOException {
    try (BufferedWriter large = Files.newBufferedWriter(articles.resolve("large.txt"))) {
      for (int i = 0; i < 1_000_000; i++) {
        large.write("The harbour council met on Monday and put off the.\n"); // 50 MB
      }
    }
    Files.writeString(
        articles.resolve("lines.jsonl"),
        line("one", CLEAN)
            + line("five-megabytes", "The rain fell on the pier again. ".repeat(160_000))
            + line("two", CLEAN.replace("Monday", "Tuesday")));
    Ran ran = audit(articles);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(4);
    assertThat(ran.err().lines().filter(line -> line.startsWith("proofwire: ")))
        .hasSize(2)
        .anyMatch(line -> line.contains("large.txt") && line.contains("MB"))
        .anyMatch(line -> line.contains("lines.jsonl:2") && line.contains("more than an article"));
    assertThat(summary().at("/articles/unreadable").asInt()).isEqualTo(2);
    assertThat(summary().at("/total/publish").asInt()).isEqualTo(3);
  }

  // ---- bad disks

  /** Makes the folder for results a disk of its own; skips the test where nobody may. */
  private void mount(String options) throws IOException, InterruptedException {
    Files.createDirectories(out);
    Assumptions.assumeTrue(
        system("mount", "-t", "tmpfs", "-o", options, "tmpfs", out.toString()),
        "skipped: only root can make a small disk");
    isMounted = true;
  }

  @AfterEach
  void unmount() throws InterruptedException {
    if (isMounted) {
      assertThat(system("umount", "-l", out.toString())).isTrue();
    }
  }

  private static boolean system(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }

  @Test
  void aDiskThatFillsUpEndsTheRunAndRoomLetsItGoOn() throws IOException, InterruptedException {
    var lines = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      lines.append(line("story-" + i, GARBLED.repeat(3) + "\n" + Math.sin(i) + " " + Math.cos(i)));
    }
    Path stories = Files.writeString(folder.resolve("stories.jsonl"), lines);
    Object[] arguments = {"--similar", "1", "--format", "json,csv", "--reports", "0", stories};
    mount("size=1m");
    Ran full = audit(arguments);
    assertThat(full.exit()).isEqualTo(2);
    assertThat(full.err()).contains("audit.db").contains("disk is full").doesNotContain("\tat ");
    assertThat(system("mount", "-o", "remount,size=64m", out.toString())).isTrue();
    Ran ran = audit(arguments);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
    assertThat(summary().at("/articles/stories").asInt()).isEqualTo(400);
    assertThat(Files.readAllLines(out.resolve("articles.csv"))).hasSizeGreaterThan(400);
  }

  @Test
  void aFullDiskLeavesTheOldSummary() throws IOException, InterruptedException {
    Files.writeString(articles.resolve("garbled.txt"), GARBLED);
    Path state = folder.resolve("elsewhere.db");
    mount("size=1m");
    assertThat(audit("--state", state, "--reports", "1", articles).exit()).isEqualTo(1);
    String before = Files.readString(out.resolve("articles.csv"));
    Files.write(out.resolve("ballast"), new byte[(int) Files.getFileStore(out).getUsableSpace()]);
    Files.writeString(articles.resolve("more.txt"), GARBLED.replace("Monday", "Sunday"));
    Ran full = audit("--state", state, "--reports", "1", articles);
    assertThat(full.exit()).isEqualTo(2);
    assertThat(full.err())
        .contains("proofwire: " + out)
        .contains("the disk is full")
        .hasLineCount(1);
    assertThat(Files.readString(out.resolve("articles.csv"))).isEqualTo(before);
    Files.delete(out.resolve("ballast"));
    assertThat(audit("--state", state, "--summary").exit()).isEqualTo(1);
    assertThat(Files.readString(out.resolve("articles.csv"))).contains("more.txt");
  }

  @Test
  void outputThatCannotBeWrittenToIsSaidBeforeTheWork() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Ran ran = Cli.run("audit", "--out", file, articles);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("is a file, not a folder").hasLineCount(1);
    mount("ro");
    Ran readOnly = audit(articles);
    assertThat(readOnly.exit()).isEqualTo(2);
    assertThat(readOnly.err()).contains(out.toString()).hasLineCount(1);
  }

  @Test
  void aStateThatAnotherProgramHasIsLeftAlone() throws SQLException, IOException {
    audit(articles);
    Path file = out.resolve("audit.db");
    try (State held = State.open(file)) {
      Ran ran = audit(articles);
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).contains("another audit is writing to it").hasLineCount(1);
      assertThat(held.runs()).hasSize(1);
    }
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      Ran ran = audit(articles);
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).contains("locked by another program").hasLineCount(1);
    }
    assertThat(audit(articles).exit()).isZero();
    Files.writeString(
        file, "This is no database at all, but long enough to be looked at. ".repeat(50));
    assertThat(audit(articles).err()).contains("damaged, or no audit");
  }
}
