package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proofwire.article.Article;
import org.proofwire.article.Original;
import org.proofwire.article.Span;

/** HTML that is the article and nothing else. */
class HtmlTextTest {
  private static Article read(String html) {
    return Read.article(new ArticleReader().html("id", html, ""));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "<p><b>Un</b>do it</p>|Undo it",
        "<p>one<br>two</p>|one@two",
        "<p>it went on<br>until the night</p>|it went on@until the night",
        "<p>She said that it went on<br>until the night</p>|She said that it went on until the"
            + " night",
        "<p>one<br><br>two</p>|one@two",
        "<p> one  <i> two</i> </p>|one two",
        "<p>one&nbsp;two</p>|one\u00A0two",
        "<p>R&D &amp; &lt;b&gt; &#8217;s caf&eacute;</p>|R&D & <b> ’s café",
        "<p>&#x1F600; &copy 2020 &notit;</p>|😀 © 2020 ¬it;",
        "one <script>two()</script>three<style>b{}</style>|one three",
        "<p>a<span hidden>b</span><span style='display: none'>c</span>d</p>|ad",
        "<p>It is <q>so</q>.</p>|It is “so”.",
        "<p>long<wbr>er co&shy;op</p>|longer co\u00ADop",
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> is read|漢 is read",
        "one<div>two</div>three|one@two@three",
        "<p>one<p>two<ul><li>three<li>four</ul>five|one@two@three@four@five",
        "<!-- no --><p>o<!-- no -->ne</p><![CDATA[two]]>|one",
        "<table><tr><td>a<td>b</table>|a@b",
        "<pre>one\ttwo</pre>|one two",
        "a\u2028b|a@b",
      })
  void textIsWhatIsSeen(String html, String text) {
    assertThat(read(html).text()).isEqualTo(text.replace("@", "\n\n"));
    Read.assertMapped(read(html));
  }

  @Test
  void markupGivesRoles() {
    assertThat(
            Read.lines(
                read(
                    """
                    <h1>Mill turns again</h1><p class="byline">Ann Lee</p>
                    <p>The wheel of the mill turned on Monday, for the first time since the war.</p>
                    <h3>Slowly</h3><figure><img alt="x"><figcaption>The wheel</figcaption></figure>
                    <ul><li>wholemeal</ul><blockquote>It was time.</blockquote>
                    <p><strong>What is next</strong></p><p>Share this</p>
                    """)))
        .containsExactly(
            "headline: Mill turns again",
            "byline: Ann Lee",
            "body: The wheel of the mill turned on Monday, for the first time since the war.",
            "subheading: Slowly",
            "caption: The wheel",
            "list-item: wholemeal",
            "body: It was time.",
            "subheading: What is next",
            "residue: Share this");
  }

  @Test
  void aFindingIsShownAtItsPlace() {
    String html = "<p>The caf&eacute;s of <b>Ber</b>lin are\nopen</p>\n<p>Next.</p>";
    Article article = read(html);
    Original original = article.original().orElseThrow();
    String text = article.text();
    assertThat(place(original, text, "cafés")).isEqualTo("caf&eacute;s");
    assertThat(place(original, text, "é")).isEqualTo("&eacute;");
    assertThat(place(original, text, "Berlin")).isEqualTo("Ber</b>lin");
    assertThat(place(original, text, "are open")).isEqualTo("are\nopen");
    Span stop = Span.of(text.indexOf("\n\n"), text.indexOf("\n\n"));
    int end = html.indexOf("</p>");
    assertThat(original.locate(stop)).contains(Span.of(end, end));
  }

  private static String place(Original original, String text, String words) {
    int start = text.indexOf(words);
    Span span = Span.of(start, start + words.length());
    return original.locate(span).orElseThrow().in(original.content());
  }

  @Test
  void textThatTheParserMovesStillHasAPlace() {
    String html = "<table>one <b>two</b><tr><td>three</table>four";
    Article article = read(html);
    Original original = article.original().orElseThrow();
    assertThat(article.text()).contains("one two").contains("three");
    assertThat(place(original, article.text(), "two")).isEqualTo("two");
    Span everything = Span.of(0, article.text().length());
    assertThat(original.locate(everything).orElseThrow().in(html)).startsWith("one");
  }

  /** Whatever the tags do, what is claimed about places is true. */
  @Test
  void placesAreExactInAnySoup() {
    String[] pieces = {
      "<p>",
      "</p>",
      "<b>",
      "</b>",
      "<i",
      ">",
      "<table>",
      "<tr>",
      "<td>",
      "</table>",
      "<br>",
      "<div class='x'>",
      "</div>",
      "&amp;",
      "&am",
      "&",
      "&notin;",
      "&#128512;",
      "&#x3b;",
      "&semi;",
      "&nGt;",
      "word",
      " ",
      "\n",
      "\r\n",
      "é",
      "😀",
      "<",
      "< ",
      "</",
      "<!-- x -->",
      "<li>",
      "<a href=x>",
      "</a>",
      "\t",
      "\u00A0",
      "<h2>",
      "</h2>",
      "<pre>",
      "</pre>",
      "<select>",
      "<option>",
      "\\",
      "\\\\",
      "<textarea>",
      "</textarea>",
      "<q>",
      "<script>",
      "</script>",
      "two words",
      ". ",
      "“"
    };
    var random = new Random(20240312);
    int mapped = 0;
    for (int i = 0; i < 4000; i++) {
      var html = new StringBuilder("<p>start");
      for (int k = random.nextInt(30); k >= 0; k--) {
        html.append(pieces[random.nextInt(pieces.length)]);
      }
      Article article = read(html.toString());
      Read.assertMapped(article);
      mapped += article.original().orElseThrow().runs().size();
    }
    assertThat(mapped).isGreaterThan(10_000);
  }

  @Test
  void nothingIsLostFromOrdinaryText() {
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      List<String> words = new ArrayList<>();
      var html = new StringBuilder();
      for (int k = 0; k < 40; k++) {
        String word = "w" + random.nextInt(1000);
        words.add(word);
        html.append(random.nextBoolean() ? "<i>" + word + "</i>" : word).append(' ');
      }
      Article article = read("<p>" + html + "</p>");
      assertThat(article.text()).isEqualTo(String.join(" ", words));
      assertThat(Read.unmapped(article)).isEmpty();
    }
  }

  @Test
  void theTitleIsPutAboveUnlessItIsThere() {
    var reader = new ArticleReader();
    String body = "<p>The mill turned on Monday for the first time since the war.</p>";
    assertThat(Read.lines(Read.article(reader.html("id", body, "Mill turns <again>"))))
        .startsWith("headline: Mill turns <again>");
    assertThat(
            Read.lines(
                Read.article(
                    reader.html("id", "<h2>Mill Turns “Again”</h2>" + body, "Mill turns again"))))
        .startsWith("headline: Mill Turns “Again”")
        .hasSize(2);
    assertThat(Read.lines(Read.article(reader.html("id", "<h1>Slowly</h1>" + body, "Mill turns"))))
        .startsWith("headline: Mill turns", "subheading: Slowly");
  }

  @Test
  void nothingToReadIsAFailure() {
    assertThat(
            Read.unreadable(new ArticleReader().html("page", "<p> &nbsp; </p><hr>", "Title"))
                .line())
        .startsWith("page: no article text on this page");
  }
}
