package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.proofwire.article.Article;

class CorrectedPageTest {
  private static final String PAGE =
      """
      <h1>Minister&rsquo;s plan [UNK]</h1>
      <p class="lead">The <b>ministry</b> have <a href="/plan">already Unleash</a> the plan on Monday &amp; left.</p>
      <figure><img src="a.png" alt="A road"></figure>
      <p>Nobody knew of it, the union</p>
      <p>Said. It cost 5 &lt; 6 million.</p>
      """;

  private static String corrected(String from, String to) {
    String text = Read.article(new ArticleReader().html("a", PAGE, "")).text();
    assertThat(text).contains(from);
    return CorrectedPage.of(PAGE, "", text.replace(from, to)).orElse("not placed");
  }

  @Test
  void wordsAreReplacedWhereTheyStand() {
    assertThat(corrected("Unleash", "unleashed")).isEqualTo(PAGE.replace("Unleash", "unleashed"));
    assertThat(corrected(" [UNK]", "")).isEqualTo(PAGE.replace(" [UNK]", ""));
    assertThat(corrected("Monday & left", "Monday <and> left"))
        .isEqualTo(PAGE.replace("Monday &amp; left", "Monday &lt;and&gt; left"));
    assertThat(corrected("knew of it", "knew much of it"))
        .isEqualTo(PAGE.replace("knew of it", "knew much of it"));
    assertThat(corrected("million.", "million. So it is.")).contains("million. So it is.</p>");
    assertThat(corrected("Minister’s", "A minister’s"))
        .isEqualTo(PAGE.replace("Minister&", "A minister&"));
  }

  @Test
  void tagsInsideAreKept() {
    assertThat(corrected("ministry have already", "ministries already"))
        .contains("<b>ministries</b>")
        .contains("<a href=\"/plan\">already Unleash</a>");
    assertThat(corrected("already Unleash the plan", "dropped a plan"))
        .contains("<a href=\"/plan\">dropped")
        .contains("<img src=\"a.png\"");
  }

  @Test
  void ofTwoLikeWordsTheOneGoesThatLeavesTheTagsInPlace() {
    String page = "<p>It was a <a href=\"/b\">brief brief</a> note.</p>";
    assertThat(CorrectedPage.of(page, "", "It was a brief note."))
        .hasValue("<p>It was a <a href=\"/b\">brief</a> note.</p>");
    assertThat(
            CorrectedPage.of(
                "<p>It was a <b>brief</b> brief note.</p>", "", "It was a brief note."))
        .hasValue("<p>It was a <b>brief</b> note.</p>");
  }

  @Test
  void paragraphsAreJoinedAndParted() {
    assertThat(corrected("union\n\nSaid", "union said")).contains("the union said. It cost");
    assertThat(corrected("union\n\nSaid", "union said")).contains("alt=\"A road\"");
    assertThat(corrected("on Monday & left.", "on Monday.\n\nIt left."))
        .contains("on Monday.</p>\n<p>It left.</p>");
  }

  @Test
  void whatFindsNoPlaceIsNotForced() {
    assertThat(CorrectedPage.of("", "", "text")).isEmpty();
    assertThat(CorrectedPage.of("<p>One.</p>", "A title", "Another title\n\nOne.")).isEmpty();
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("fixtures/reading/pages"))) {
      return files.filter(file -> file.toString().endsWith("html")).sorted().toList();
    }
  }

  /** Whatever comes back says what was wanted; for a small correction something must come back. */
  @ParameterizedTest
  @MethodSource("pages")
  void aWordInEachParagraphOfARealPage(Path path) throws Exception {
    String html = Encoding.decode(Files.readAllBytes(path), true);
    if (!(new ArticleReader().html("a", html, "") instanceof Reading.Ready ready)) {
      return; // a page with nothing but a menu
    }
    Article article = ready.article();
    assertThat(CorrectedPage.of(html, "", article.text())).hasValue(html);
    // A headline that says something else than the page's own title may not be known as one.
    int story = article.text().indexOf("\n\n");
    String wanted =
        article.text().substring(0, story)
            + article.text().substring(story).replaceAll("\\b[Tt]he\\b", "zonk & <b>");
    String page = CorrectedPage.of(html, "", wanted).orElse("not placed");
    assertThat(Read.article(new ArticleReader().html("a", page, "")).text()).isEqualTo(wanted);
  }
}
