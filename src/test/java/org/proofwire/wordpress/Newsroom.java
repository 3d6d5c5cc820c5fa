package org.proofwire.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.proofwire.engine.Proofwire;
import org.proofwire.server.Limits;
import org.proofwire.server.ProofwireServer;
import org.proofwire.server.ServerSettings;
import org.proofwire.server.ServerSettings.Access;

/**
 * A WordPress site with the plugin, and Proofwire's server behind it. One serves all tests of a
 * run.
 *
 * <p>{@code -Dwordpress=7.1} chooses another version than 6.8; {@code make-site.sh} knows which
 * there are. Where the machine can't have a site, the tests are skipped and say so. Its people are
 * chief (an administrator), editor, author, contributor and reader.
 */
final class Newsroom implements AutoCloseable {
  static final String KEY = "a-key-that-no-browser-may-see";

  static final String VERSION = System.getProperty("wordpress", "6.8");

  /** What the script exits with where the machine can't have a site. */
  private static final int CANNOT = 75;

  /** The site's, as install-site.php sets it. */
  private static final String TIME_ZONE = "Europe/Vienna";

  private static final Path SCRIPTS = Path.of("src", "test", "wordpress");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static @Nullable Newsroom open;

  private final Path folder;
  private final Process php;
  private final ProofwireServer server;
  private final Relay relay;
  private final String address;
  private final Map<String, String> passwords;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> logins = new HashMap<>();

  private Newsroom(
      Path folder,
      Process php,
      ProofwireServer server,
      Relay relay,
      String address,
      Map<String, String> passwords) {
    this.folder = folder;
    this.php = php;
    this.server = server;
    this.relay = relay;
    this.address = address;
    this.passwords = passwords;
  }

  /** The site, or the test that asks for it is skipped. */
  static synchronized Newsroom open() {
    Newsroom site = open;
    if (site == null) {
      try {
        site = make();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(site::close));
      open = site;
    }
    site.reset();
    return site;
  }

  private static Newsroom make() throws IOException {
    Path folder = Path.of("target", "wordpress-" + VERSION).toAbsolutePath();
    int port = freePort();
    String address = "http://127.0.0.1:" + port;
    Path plugin = Path.of(System.getProperty("wordpress.plugin", "target/proofwire-wordpress.zip"));
    Process script =
        new ProcessBuilder(
                "bash",
                SCRIPTS.resolve("make-site.sh").toString(),
                VERSION,
                folder.toString(),
                plugin.toAbsolutePath().toString(),
                Integer.toString(port))
            .start();
    String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String complaint = new String(script.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = waitFor(script);
    if (exit == CANNOT) {
      System.err.println(complaint.strip()); // Maven shows no reasons of skipped tests
      Assumptions.abort(complaint.strip());
    }
    assertThat(exit).as(complaint).isZero();
    var passwords =
        printed
            .lines()
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(words -> words[0], words -> words[2]));
    var server =
        ProofwireServer.start(
            new ServerSettings(
                "127.0.0.1",
                0,
                Proofwire.Settings.usual().withoutModel(),
                unhurried(),
                new Access(Optional.of(KEY), Set.of(), Set.of(), false, false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    var relay = new Relay(server.address());
    var builder =
        new ProcessBuilder(
                "php",
                "-d",
                "opcache.enable_cli=1",
                "-S",
                "127.0.0.1:" + port,
                "-t",
                folder.resolve("www").toString(),
                folder.resolve("router.php").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("data/php.log").toFile());
    // A page may ask its own site for something while it is made.
    builder.environment().put("PHP_CLI_SERVER_WORKERS", "4");
    return new Newsroom(folder, builder.start(), server, relay, address, passwords);
  }

  /** As many requests a minute as the tests like. */
  private static Limits unhurried() {
    Limits usual = Limits.usual();
    return new Limits(
        usual.textLength(),
        usual.bodySize(),
        Duration.ofSeconds(60),
        usual.atOnce(),
        usual.waiting(),
        0,
        usual.remembered(),
        usual.connections(),
        usual.idle(),
        Duration.ZERO);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Relay relay() {
    return relay;
  }

  String address() {
    return address;
  }

  /** Everything as it was in the beginning: no posts, the usual settings, a server in order. */
  void reset() {
    relay.reset();
    php(
        """
        global $wpdb;
        foreach ( get_posts( array( 'post_type' => array( 'post', 'page', 'revision' ), 'post_status' => array_keys( get_post_stati() ), 'numberposts' => -1, 'fields' => 'ids' ) ) as $id ) {
          wp_delete_post( $id, true );
        }
        foreach ( $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%transient%proofwire%'" ) as $name ) {
          delete_option( $name );
        }
        delete_option( 'test_classic_editor' );
        array_map( 'unlink', glob( SITE_DATA . '/mails/*' ) );
        """
            + setting(Map.of()));
  }

  /** Sets the plugin's settings: these, and for the others what the tests need. */
  void set(Map<String, Object> settings) {
    php(setting(settings));
  }

  private String setting(Map<String, Object> settings) {
    var all = new HashMap<String, Object>();
    all.put("server", relay.address());
    all.put("key", KEY);
    all.put("action", "block");
    // Machines that run tests may be slow; who waits for a time-out says how long.
    all.put("wait", 60);
    all.putAll(settings);
    return "update_option( 'proofwire_settings', json_decode( '" + json(all) + "', true ) );";
  }

  /**
   * Runs PHP inside the site, as nobody.
   *
   * @return what the code returns
   */
  JsonNode php(String code) {
    return run(code, List.of());
  }

  /** Runs PHP inside the site, as one of its people. */
  JsonNode phpAs(String person, String code) {
    return run(code, List.of(person));
  }

  private JsonNode run(String code, List<String> arguments) {
    try {
      var command =
          new ArrayList<>(
              List.of(
                  "php",
                  // WordPress is compiled once, not anew each time.
                  "-d",
                  "opcache.enable_cli=1",
                  "-d",
                  "opcache.file_cache_only=1",
                  "-d",
                  "opcache.file_cache=" + folder.resolve("data/opcache"),
                  SCRIPTS.resolve("run-php.php").toString(),
                  folder.resolve("www").toString(),
                  address));
      command.addAll(arguments);
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var in = process.getOutputStream()) {
        in.write(code.getBytes(StandardCharsets.UTF_8));
      }
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(waitFor(process)).as(printed).isZero();
      return JSON.readTree(printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a post is now. */
  Post post(int id) {
    JsonNode post =
        php(
            """
            $post = get_post( %d );
            return array(
              'status' => $post ? $post->post_status : 'none',
              'title' => $post ? $post->post_title : '',
              'content' => $post ? $post->post_content : '',
              'score' => get_post_meta( %1$d, '_proofwire_score', true ),
              'held' => get_post_meta( %1$d, '_proofwire_held', true )['message'] ?? '',
            );
            """
                .formatted(id));
    return new Post(
        post.path("status").asText(),
        post.path("title").asText(),
        post.path("content").asText(),
        post.path("score").asText(),
        post.path("held").asText());
  }

  /**
   * A post.
   *
   * @param score what is recorded; empty if nothing is
   * @param held why it is held back; empty if it isn't
   */
  record Post(String status, String title, String content, String score, String held) {}

  /** Makes a post directly, as its author's draft by default. */
  int draft(String author, Story story) {
    return php("""
        return wp_insert_post( wp_slash( json_decode( '%s', true ) ) + array( 'post_author' => get_user_by( 'login', '%s' )->ID ) );
        """
            .formatted(
                json(
                    Map.of(
                        "post_title", story.title(),
                        "post_content", story.content(),
                        "post_status", "draft")),
                author))
        .asInt();
  }

  /** A value as JSON, in which PHP's single quotes can hold it. */
  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value).replace("\\", "\\\\").replace("'", "\\'");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer over HTTP. */
  record Answer(int status, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Asks the site's REST interface as one of its people; or as nobody, with an empty name. */
  Answer rest(String person, String method, String path, Map<String, ?> body) {
    try {
      var request =
          to("/wp-json" + path)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  method.equals("GET")
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(JSON.writeValueAsString(body)));
      if (!person.isEmpty()) {
        request.header("Authorization", "Basic " + secret(person));
      }
      return send(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String secret(String person) {
    return Base64.getEncoder()
        .encodeToString((person + ":" + passwords.get(person)).getBytes(StandardCharsets.UTF_8));
  }

  /** Calls a method of the site's XML-RPC interface; its parameters are XML already. */
  Answer xmlRpc(String method, String... params) {
    String body =
        "<?xml version=\"1.0\"?><methodCall><methodName>"
            + method
            + "</methodName><params>"
            + List.of(params).stream()
                .map(param -> "<param><value>" + param + "</value></param>")
                .collect(Collectors.joining())
            + "</params></methodCall>";
    return send(
        to("/xmlrpc.php").header("Content-Type", "text/xml").POST(BodyPublishers.ofString(body)));
  }

  /** A page as anybody sees it. */
  Answer get(String path) {
    return send(to(path).GET());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(3));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Does what is due by the clock. */
  void runCron() {
    get("/wp-cron.php?doing_wp_cron");
  }

  /** The mails that were sent since the last reset, as JSON. */
  List<JsonNode> mails() {
    JsonNode mails =
        php(
            "return array_map( function ( $file ) { return json_decode( file_get_contents( $file"
                + " ), true ); }, glob( SITE_DATA . '/mails/*' ) );");
    return mails.valueStream().toList();
  }

  /** What PHP complained of, but for what it says of there being no internet. */
  String complaints() {
    try {
      Path log = folder.resolve("data/debug.log");
      return Files.exists(log)
          ? Files.readString(log)
              .lines()
              .filter(line -> line.contains("proofwire") || line.contains("PHP Fatal"))
              .collect(Collectors.joining("\n"))
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A window in which one of the people has signed in. */
  Page window(Browser browser, String person, int width, int height) {
    String state = logins.computeIfAbsent(person, name -> signIn(browser, name));
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setStorageState(state)
                .setViewportSize(width, height)
                .setTimezoneId(TIME_ZONE) // quick edit compares the site's clock with the browser's
                .setBaseURL(address));
    context.setDefaultTimeout(90_000);
    return context.newPage();
  }

  private String signIn(Browser browser, String person) {
    try (BrowserContext context = browser.newContext()) {
      context.setDefaultTimeout(90_000);
      Page page = context.newPage();
      page.navigate(address + "/wp-login.php");
      page.fill("#user_login", person);
      page.fill("#user_pass", person + "-password");
      page.click("#wp-submit");
      page.waitForURL("**/wp-admin/**");
      return context.storageState();
    }
  }

  @Override
  public void close() {
    php.descendants().forEach(ProcessHandle::destroy);
    php.destroy();
    relay.close();
    server.close();
    stopDatabase();
  }

  /** MariaDB, where the version needs it; SQLite has nothing to stop. */
  private void stopDatabase() {
    Path pid = folder.resolve("data/mariadb.pid");
    try {
      if (Files.exists(pid)) {
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
            .ifPresent(
                database -> {
                  database.destroy();
                  database
                      .onExit()
                      .orTimeout(10, TimeUnit.SECONDS)
                      .exceptionally(e -> database)
                      .join();
                });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
