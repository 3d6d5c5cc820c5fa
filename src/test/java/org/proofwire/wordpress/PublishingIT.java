package org.proofwire.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.wordpress.Newsroom.Answer;
import org.proofwire.wordpress.Newsroom.Post;
import org.proofwire.wordpress.Relay.Mood;

/** What may be published by the doors without a window: REST, XML-RPC, the clock, other plugins. */
@Timeout(300) // seconds a test: what hangs holds nobody else up
class PublishingIT {
  private static Newsroom site;

  @BeforeAll
  static void open() {
    site = Newsroom.open();
  }

  @BeforeEach
  void reset() {
    site.reset();
  }

  @AfterEach
  void phpDidNotComplain() {
    assertThat(site.complaints()).isEmpty();
  }

  private static Answer send(String person, Story story, Map<String, ?> more) {
    var body = new HashMap<String, Object>(more);
    body.put("title", story.title());
    body.put("content", story.content());
    return site.rest(person, "POST", "/wp/v2/posts", body);
  }

  private static int idOf(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    return answer.json().path("id").asInt();
  }

  // REST

  @ParameterizedTest
  @ValueSource(strings = {"publish", "private", "future"})
  void restRefusesTextBelowTheMark(String status) {
    var answer =
        send(
            "author",
            Story.GARBLED,
            status.equals("future")
                ? Map.of("status", status, "date", "2099-01-01T00:00:00")
                : Map.of("status", status.equals("private") ? "publish" : status));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("code").asText()).isEqualTo("proofwire_below");
    assertThat(answer.json().path("message").asText()).contains("80 are needed to publish");
    assertThat(site.php("return wp_count_posts();").path(status).asInt()).isZero();
  }

  @Test
  void restRefusesToMakeTextBelowTheMarkPrivate() {
    assertThat(send("editor", Story.GARBLED, Map.of("status", "private")).status()).isEqualTo(422);
  }

  @Test
  void restSavesADraftAndRefusesToPublishIt() {
    int id = idOf(send("author", Story.GARBLED, Map.of("status", "draft")));
    assertThat(site.post(id).score()).as("checked when it was saved").isNotEmpty();
    var answer = site.rest("author", "POST", "/wp/v2/posts/" + id, Map.of("status", "publish"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(site.post(id).status()).isEqualTo("draft");
    assertThat(site.post(id).content()).isEqualTo(Story.GARBLED.content());
  }

  @Test
  void restPublishesWhatPasses() {
    int id = idOf(send("author", Story.GOOD, Map.of("status", "publish")));
    assertThat(site.post(id).status()).isEqualTo("publish");
    assertThat(site.post(id).score()).isEqualTo("100");
  }

  @Test
  void onlyWarningBlocksNothing() {
    site.set(Map.of("action", "warn"));
    int id = idOf(send("author", Story.GARBLED, Map.of("status", "publish")));
    assertThat(site.post(id).status()).isEqualTo("publish");
    assertThat(Integer.parseInt(site.post(id).score())).isLessThan(80);
  }

  @Test
  void otherKindsOfPostAreLeftAlone() {
    var answer =
        site.rest(
            "editor",
            "POST",
            "/wp/v2/pages",
            Map.of("title", "About", "content", Story.GARBLED.content(), "status", "publish"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(site.relay().checks()).isEmpty();
  }

  // XML-RPC

  private static String post(Story story, String status, String more) {
    return """
        <struct>
          <member><name>post_title</name><value><string>%s</string></value></member>
          <member><name>post_content</name><value><string><![CDATA[%s]]></string></value></member>
          <member><name>post_status</name><value><string>%s</string></value></member>
          %s
        </struct>"""
        .formatted(story.title(), story.content(), status, more);
  }

  private static String text(String text) {
    return "<string>" + text + "</string>";
  }

  private static int newPost(String person, String post) {
    Answer answer =
        site.xmlRpc("wp.newPost", "<int>1</int>", text(person), text(person + "-password"), post);
    assertThat(answer.body()).doesNotContain("fault");
    return Integer.parseInt(answer.body().replaceAll("(?s).*<string>(\\d+)</string>.*", "$1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "private"})
  void xmlRpcHoldsTextBelowTheMark(String status) {
    int id = newPost("editor", post(Story.GARBLED, status, ""));
    Post post = site.post(id);
    assertThat(post.status()).isEqualTo("pending");
    assertThat(post.content()).isEqualTo(Story.GARBLED.content());
    assertThat(post.held()).contains("80 are needed to publish");
    assertThat(site.mails())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.path("to").asText()).isEqualTo("editor@example.org");
              assertThat(mail.path("subject").asText()).contains(Story.GARBLED.title());
              assertThat(mail.path("message").asText())
                  .contains("80 are needed to publish")
                  .contains("Provoke a crisis")
                  .contains("post.php?post=" + id);
            });
  }

  @Test
  void xmlRpcPublishesWhatPasses() {
    assertThat(site.post(newPost("author", post(Story.GOOD, "publish", ""))).status())
        .isEqualTo("publish");
    assertThat(site.mails()).isEmpty();
  }

  @Test
  void xmlRpcLeavesALivePostAsItIsAndKeepsTheNewTextBesideIt() {
    int id = newPost("author", post(Story.GOOD, "publish", ""));
    Answer answer =
        site.xmlRpc(
            "wp.editPost",
            "<int>1</int>",
            text("author"),
            text("author-password"),
            "<int>" + id + "</int>",
            post(Story.GARBLED, "publish", ""));
    assertThat(answer.body()).doesNotContain("fault");
    Post post = site.post(id);
    assertThat(post.status()).isEqualTo("publish");
    assertThat(post.content()).isEqualTo(Story.GOOD.content());
    assertThat(post.title()).isEqualTo(Story.GOOD.title());
    JsonNode kept =
        site.phpAs("author", "return wp_get_post_autosave( " + id + ", get_current_user_id() );");
    assertThat(kept.path("post_content").asText()).isEqualTo(Story.GARBLED.content());
    assertThat(site.mails()).hasSize(1);
  }

  // Posts that readers see

  @Test
  void aLivePostCanBeMendedStepByStep() {
    site.set(Map.of("action", "warn"));
    int id = idOf(send("author", Story.GARBLED, Map.of("status", "publish")));
    site.set(Map.of());
    String better = Story.GARBLED.content().replace("Provoke a crisis", "provoked a crisis");
    var mended = site.rest("author", "POST", "/wp/v2/posts/" + id, Map.of("content", better));
    assertThat(mended.status()).as(mended.body()).isEqualTo(200);
    var spoilt =
        site.rest(
            "author",
            "POST",
            "/wp/v2/posts/" + id,
            Map.of("content", better + "\n\n" + Story.GARBLED.content()));
    assertThat(spoilt.status()).isEqualTo(422);
    assertThat(site.post(id).content()).isEqualTo(better);
  }

  @Test
  void autosavesAreNeverRefused() {
    int id = idOf(send("author", Story.GOOD, Map.of("status", "publish")));
    var answer =
        site.rest(
            "author",
            "POST",
            "/wp/v2/posts/" + id + "/autosaves",
            Map.of("content", Story.GARBLED.content()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(site.post(id).content()).isEqualTo(Story.GOOD.content());
  }

  @Test
  void whatIsNotTheTextOfALivePostCanAlwaysBeChanged() {
    site.set(Map.of("action", "warn"));
    int id = idOf(send("author", Story.GARBLED, Map.of("status", "publish")));
    site.set(Map.of());
    site.relay().be(Mood.DOWN);
    var answer =
        site.rest("author", "POST", "/wp/v2/posts/" + id, Map.of("comment_status", "closed"));
    assertThat(answer.status()).isEqualTo(200);
  }

  // The clock

  private static int scheduled(Story story) {
    site.set(Map.of("action", "warn"));
    int id =
        site.php(
                """
                $id = wp_insert_post( wp_slash( json_decode( '%s', true ) ) + array(
                  'post_author'   => get_user_by( 'login', 'author' )->ID,
                  'post_date_gmt' => gmdate( 'Y-m-d H:i:s', time() + 3600 ),
                  'post_date'     => get_date_from_gmt( gmdate( 'Y-m-d H:i:s', time() + 3600 ) ),
                ) );
                // An hour passes.
                global $wpdb;
                $then = gmdate( 'Y-m-d H:i:s', time() - 60 );
                $wpdb->update( $wpdb->posts, array( 'post_date_gmt' => $then, 'post_date' => get_date_from_gmt( $then ) ), array( 'ID' => $id ) );
                wp_clear_scheduled_hook( 'publish_future_post', array( $id ) );
                wp_schedule_single_event( time() - 60, 'publish_future_post', array( $id ) );
                return $id;
                """
                    .formatted(
                        Newsroom.json(
                            Map.of(
                                "post_title", story.title(),
                                "post_content", story.content(),
                                "post_status", "future"))))
            .asInt();
    assertThat(site.post(id).status()).isEqualTo("future");
    site.set(Map.of());
    return id;
  }

  @Test
  void aScheduledPostBelowTheMarkDoesNotGoLive() {
    int id = scheduled(Story.GARBLED);
    site.runCron();
    assertThat(site.post(id).status()).isEqualTo("pending");
    assertThat(site.post(id).held()).contains("80 are needed to publish");
    assertThat(site.mails())
        .singleElement()
        .satisfies(mail -> assertThat(mail.path("to").asText()).isEqualTo("author@example.org"));
  }

  @Test
  void aScheduledPostThatPassesGoesLive() {
    int id = scheduled(Story.GOOD);
    site.runCron();
    assertThat(site.post(id).status()).isEqualTo("publish");
    assertThat(site.mails()).isEmpty();
  }

  @Test
  void aScheduledPostThatCannotBeCheckedGoesLiveWhenItCan() {
    int id = scheduled(Story.GOOD);
    site.php("delete_transient( 'proofwire_check_" + id + "' );");
    site.relay().be(Mood.DOWN);
    site.runCron();
    assertThat(site.post(id).status()).isEqualTo("pending");
    assertThat(site.post(id).held()).contains("does not answer");
    assertThat(site.mails())
        .singleElement()
        .satisfies(
            mail -> assertThat(mail.path("message").asText()).contains("tried again every five"));
    site.relay().be(Mood.WELL);
    site.php(
        """
        // Five minutes pass.
        wp_unschedule_hook( 'proofwire_try_again' );
        wp_schedule_single_event( time() - 1, 'proofwire_try_again', array( %d, 1 ) );
        """
            .formatted(id));
    site.runCron();
    assertThat(site.post(id).status()).isEqualTo("publish");
    assertThat(site.post(id).held()).isEmpty();
  }

  // Other plugins

  @Test
  void aStatusThatIsSetDirectlyIsTakenBack() {
    int id = site.draft("author", Story.GARBLED);
    site.php("wp_publish_post( %d );".formatted(id));
    assertThat(site.post(id).status()).isEqualTo("pending");
    assertThat(site.post(id).held()).isNotEmpty();
  }

  @Test
  void aStatusThatIsSetDirectlyAfterADraftWasSavedIsTakenBackToo() {
    int id = site.draft("author", Story.GOOD);
    site.php(
        """
        wp_update_post( wp_slash( array( 'ID' => %d ) + json_decode( '%s', true ) ) );
        wp_publish_post( %1$d );
        """
            .formatted(id, Newsroom.json(Map.of("post_content", Story.GARBLED.content()))));
    assertThat(site.post(id).status()).isEqualTo("pending");
  }

  @Test
  void anUpdateByAProgramIsHeld() {
    int id = site.draft("author", Story.GARBLED);
    site.php("wp_update_post( array( 'ID' => %d, 'post_status' => 'private' ) );".formatted(id));
    assertThat(site.post(id).status()).isEqualTo("pending");
  }

  // The server out of order

  @ParameterizedTest
  @ValueSource(strings = {"DOWN", "BUSY"})
  void whatCannotBeCheckedIsNeitherLostNorLetThrough(String mood) {
    site.relay().be(Mood.valueOf(mood));
    var answer = send("author", Story.GOOD, Map.of("status", "publish"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("message").asText())
        .contains("This site publishes only what has been checked.");
    int id = newPost("author", post(Story.GOOD, "publish", ""));
    assertThat(site.post(id).status()).isEqualTo("pending");
    assertThat(site.post(id).content()).isEqualTo(Story.GOOD.content());
    assertThat(site.post(id).held()).contains("This site publishes only what has been checked.");
  }

  @Test
  void whatCannotBeCheckedIsLetThroughWhereSoSet() {
    site.set(Map.of("when_down", "allow"));
    site.relay().be(Mood.DOWN);
    int id = idOf(send("author", Story.GOOD, Map.of("status", "publish")));
    assertThat(site.post(id).status()).isEqualTo("publish");
    assertThat(site.post(id).score()).isEmpty();
  }

  @Test
  void aDraftIsSavedWhileTheServerIsDown() {
    site.relay().be(Mood.DOWN);
    int id = idOf(send("author", Story.GARBLED, Map.of("status", "draft")));
    assertThat(site.post(id).content()).isEqualTo(Story.GARBLED.content());
  }

  @Test
  void aWrongKeyHoldsToo() {
    site.set(Map.of("key", "another-key-that-is-wrong"));
    var answer = send("author", Story.GOOD, Map.of("status", "publish"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("message").asText()).contains("wants another key");
  }

  @Test
  void aServerThatHangsCostsARequestItsTimeOnce() {
    site.set(Map.of("wait", 2));
    site.relay().be(Mood.HANGING);
    JsonNode took =
        site.php(
            """
            $begun = microtime( true );
            for ( $i = 0; $i < 6; $i++ ) {
              wp_insert_post( array( 'post_title' => "Title $i", 'post_content' => "<!-- wp:paragraph --><p>Text $i.</p><!-- /wp:paragraph -->", 'post_status' => 'publish' ) );
            }
            return array( microtime( true ) - $begun, wp_count_posts()->pending );
            """);
    assertThat(took.get(0).asDouble())
        .as("six posts, two seconds each if asked for each")
        .isLessThan(11);
    assertThat(took.get(1).asInt()).isEqualTo(6);
    assertThat(site.relay().checks()).hasSize(1);
  }

  // How often it is asked

  @Test
  void eachTextIsCheckedOnce() {
    int id = idOf(send("author", Story.GOOD, Map.of("status", "publish")));
    assertThat(site.relay().checks()).hasSize(1);
    site.rest("author", "POST", "/wp/v2/posts/" + id, Map.of("title", Story.GOOD.title()));
    assertThat(site.relay().checks()).hasSize(1);
    String longer = Story.GOOD.content() + Story.paragraphs("Nobody spoke against it.");
    site.rest("author", "POST", "/wp/v2/posts/" + id, Map.of("content", longer));
    assertThat(site.relay().checks()).hasSize(2);
  }

  @Test
  void whatTheEditorHadCheckedIsNotCheckedAgain() {
    int id = site.draft("author", new Story("Draft", ""));
    site.rest(
        "author",
        "POST",
        "/proofwire/v1/posts/" + id + "/check",
        Map.of("title", Story.GOOD.title(), "content", Story.GOOD.content()));
    assertThat(site.relay().checks()).singleElement().asString().contains("\"notify\":false");
    site.rest(
        "author",
        "POST",
        "/wp/v2/posts/" + id,
        Map.of("title", Story.GOOD.title(), "content", Story.GOOD.content(), "status", "publish"));
    assertThat(site.post(id).status()).isEqualTo("publish");
    assertThat(site.relay().checks()).hasSize(1);
  }

  @Test
  void aPictureAloneHasNothingToCheck() {
    var picture =
        new Story(
            "A picture",
            "<!-- wp:image -->\n<figure class=\"wp-block-image\"><img alt=\"\"/></figure>\n<!--"
                + " /wp:image -->");
    int id = idOf(send("editor", picture, Map.of("status", "publish")));
    assertThat(site.post(id).status()).isEqualTo("publish");
  }

  /** PHP gives up on patterns in so long a text, which must not look like an empty one. */
  @Test
  void aHugeGraphicHidesNothing() {
    String graphic =
        "\n<!-- wp:html -->\n<script>"
            + "draw( 1, 2 ); ".repeat(100_000)
            + "</script>\n<!-- /wp:html -->";
    var story = new Story(Story.GARBLED.title(), Story.GARBLED.content() + graphic);
    var answer = send("chief", story, Map.of("status", "publish"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("code").asText()).isEqualTo("proofwire_below");
  }

  // Who may see and do what

  @Test
  void theVerdictCannotBeForged() {
    int id =
        newPost(
            "author",
            post(
                Story.GARBLED,
                "draft",
                """
                <member><name>custom_fields</name><value><array><data><value><struct>
                  <member><name>key</name><value><string>_proofwire_score</string></value></member>
                  <member><name>value</name><value><string>100</string></value></member>
                </struct></value></data></array></value></member>
                """));
    String checked = site.post(id).score();
    assertThat(checked).isNotEqualTo("100");
    var answer =
        site.rest(
            "chief",
            "POST",
            "/wp/v2/posts/" + id,
            Map.of(
                "meta",
                Map.of("_proofwire_score", 100, "_proofwire_check", Map.of("score", 100)),
                "status",
                "publish"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(site.post(id).score()).isEqualTo(checked);
    // Even what is written into the database opens no door.
    site.php("update_post_meta( %d, '_proofwire_score', 100 );".formatted(id));
    assertThat(
            site.rest("chief", "POST", "/wp/v2/posts/" + id, Map.of("status", "publish")).status())
        .isEqualTo(422);
  }

  @Test
  void theVerdictIsInvisibleToThePublic() {
    int id = idOf(send("author", Story.GOOD, Map.of("status", "publish")));
    for (String path :
        List.of(
            "/wp-json/wp/v2/posts/" + id,
            "/wp-json/wp/v2/posts?meta_key=_proofwire_score",
            "/?p=" + id,
            "/?feed=rss2",
            "/wp-json/")) {
      assertThat(site.get(path).body())
          .as(path)
          .doesNotContain("_proofwire")
          .doesNotContain(Newsroom.KEY);
    }
    Answer post =
        site.xmlRpc(
            "wp.getPost",
            "<int>1</int>",
            text("author"),
            text("author-password"),
            "<int>" + id + "</int>");
    assertThat(post.body()).contains(Story.GOOD.title()).doesNotContain("_proofwire");
  }

  @Test
  void onlyWhoMayEditAPostMayHaveItChecked() {
    int id = site.draft("author", Story.GARBLED);
    String path = "/proofwire/v1/posts/" + id + "/check";
    site.relay().reset();
    assertThat(site.rest("", "POST", path, Map.of()).status()).isEqualTo(401);
    for (String person : List.of("reader", "contributor")) {
      assertThat(site.rest(person, "POST", path, Map.of()).status()).isEqualTo(403);
    }
    assertThat(site.rest("chief", "POST", "/proofwire/v1/posts/999999/check", Map.of()).status())
        .isIn(403, 404);
    assertThat(site.relay().checks()).isEmpty();
    assertThat(site.rest("author", "POST", path, Map.of()).status()).isEqualTo(200);
    assertThat(site.rest("editor", "POST", path, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void onlyAdministratorsMayTryTheServer() {
    assertThat(site.rest("editor", "POST", "/proofwire/v1/test", Map.of()).status()).isEqualTo(403);
    var answer = site.rest("chief", "POST", "/proofwire/v1/test", Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain(Newsroom.KEY);
  }

  @Test
  void theKeyIsNeverSentToAnotherAddress() {
    site.set(Map.of("server", "http://127.0.0.1:9", "key", Newsroom.KEY));
    var answer =
        site.rest("chief", "POST", "/proofwire/v1/test", Map.of("server", site.relay().address()));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("message").asText()).contains("wants another key");
  }

  @Test
  void uninstallingLeavesNothing() {
    newPost("author", post(Story.GARBLED, "publish", ""));
    site.php("wp_schedule_single_event( time() + 300, 'proofwire_try_again', array( 1, 1 ) );");
    String traces =
        """
        global $wpdb;
        return array_merge(
          $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%proofwire%'" ),
          $wpdb->get_col( "SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%proofwire%'" ),
          strpos( serialize( _get_cron_array() ), 'proofwire' ) ? array( 'cron' ) : array()
        );
        """;
    assertThat(site.php(traces).size()).isGreaterThan(4);
    site.php("deactivate_plugins( 'proofwire/proofwire.php' );");
    assertThat(site.php(traces).valueStream().map(JsonNode::asText)).doesNotContain("cron");
    site.php("uninstall_plugin( 'proofwire/proofwire.php' );");
    assertThat(site.php(traces)).isEmpty();
    site.php("activate_plugin( 'proofwire/proofwire.php' );");
  }
}
