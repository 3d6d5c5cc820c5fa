package org.proofwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.proofwire.article.Article;
import org.proofwire.article.Category;
import org.proofwire.article.Report;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.article.Verdict;

/** What can be said of the page without opening it; {@code HtmlReportIT} opens it. */
class HtmlReportTest {
  private static final Tool TOOL = new Tool("Proofwire", "1.2.3");

  private final HtmlReport html = new HtmlReport(TOOL);

  static Stream<Report> samples() {
    return JsonReportTest.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isTheSameBytesEachTimeAndOnEveryThread(Report report) {
    String once = html.write(report);
    assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> html.write(report)))
        .containsOnly(once);
    assertThat(new HtmlReport(TOOL).write(report)).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void holdsTheJsonReport(Report report) throws Exception {
    String data =
        groups("<script type=\"application/json\" id=\"report\">(.*?)</script>", html.write(report))
            .get(0);
    assertThat(data).doesNotContain("<");
    var mapper = new JsonMapper();
    assertThat(mapper.readTree(data))
        .isEqualTo(mapper.readTree(new JsonReport(TOOL).write(report)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void tiesEveryMarkToItsNoteAndBack(Report report) {
    String page = html.write(report);
    List<String> notes = groups(" id=\"(n\\d+)\"", page);
    assertThat(notes)
        .isEqualTo(
            IntStream.rangeClosed(1, report.findings().size()).mapToObj(n -> "n" + n).toList());
    List<String> anchors = groups(" id=\"([^\"]+)\"", page);
    assertThat(anchors).doesNotHaveDuplicates();
    assertThat(anchors).containsAll(groups(" href=\"#([^\"]+)\"", page));
    assertThat(groups("<mark class=\"mark [^>]*data-note=\"(\\d+)\"", page))
        .containsAll(notes.stream().map(note -> note.substring(1)).toList());
    assertThat(groups(" href=\"#(m\\d+)\"", page)).hasSize(notes.size());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void allowsItsOwnStyleAndScriptAndNoOther(Report report) throws Exception {
    String page = html.write(report);
    assertThat(page).contains("default-src &#39;none&#39;");
    assertThat(groups("<style>(.*?)</style>", page)).hasSize(1);
    assertThat(groups("<script[^>]*>", page))
        .containsExactly("<script type=\"application/json\" id=\"report\">", "<script>");
    assertThat(page)
        .contains("style-src &#39;sha256-" + hash(groups("<style>(.*?)</style>", page).get(0)))
        .contains("script-src &#39;sha256-" + hash(groups("<script>(.*?)</script>", page).get(0)));
    assertThat(page).doesNotContainPattern("<[a-z0-9]+[^>]* style=");
    assertThat(page).doesNotContainPattern("<[a-z0-9]+( [a-z-]+=\"[^\"]*\")* on[a-z]+=");
  }

  @Test
  void asksForNothingFromOutside() {
    String page = html.write(Samples.clean()).replace("http://www.w3.org/2000/svg", "");
    assertThat(page).doesNotContain("://").doesNotContain("@import").doesNotContain("url(");
    assertThat(groups("<(?:link|img|iframe|object|embed|script|source)[^>]*>", page))
        .noneMatch(tag -> tag.contains("src="))
        .filteredOn(tag -> tag.startsWith("<link"))
        .allMatch(tag -> tag.contains("href=\"data:"));
  }

  @Test
  void splitsAMarkThatCrossesIntoTheNextParagraph() {
    String page = html.write(Samples.strike());
    assertThat(groups("<mark class=\"mark minor\" id=\"(m12[^\"]*)\"", page))
        .containsExactly("m12", "m12-2");
    assertThat(page).contains(">and it</span>").contains(">Has asked</span>");
  }

  @Test
  void marksAPlaceWhereSomethingIsMissing() {
    assertThat(html.write(Samples.strike()))
        .contains("<mark class=\"mark minor caret\" id=\"m6\"")
        .contains("[something is missing here]");
  }

  @Test
  void marksWhatStandsBetweenParagraphsOrOnTopOfOtherFindings() {
    var draft = new Draft("a.txt").body("First.", "Second.");
    for (Span span :
        List.of(Span.of(0, 5), Span.of(3, 6), Span.of(4, 5), Span.of(6, 8), Span.of(7, 7))) {
      draft.found(span, Severity.MINOR, "odd", Category.MARKUP, 1, "Odd " + span, "");
    }
    String page = html.write(draft.report(90, Verdict.PUBLISH, 2));
    assertThat(groups("<mark class=\"mark [^\"]*\" id=\"(m\\d)\"", page))
        .containsExactly("m1", "m2", "m3", "m4", "m5");
    assertThat(groups("<span class=\"marked\">([^<]*)<", page)).startsWith("First", ".");
  }

  @Test
  void showsTextThatIsInNoParagraph() {
    Report report = Samples.clean();
    var article = report.article();
    var headless =
        new Article(
            article.id(), article.text(), article.paragraphs().subList(1, 2), article.original());
    String page =
        html.write(
            new Report(
                headless,
                report.profile(),
                report.scorecard(),
                report.findings(),
                report.suppressed(),
                report.doubts(),
                report.quotes(),
                report.rules()));
    assertThat(page)
        .contains(">Lighthouse at Cape Orso gets its keeper back</p>")
        .contains("But every ship that passes says good evening.”</p>");
  }

  @Test
  void saysWhatTheScoreMeansAndWhatCostMost() {
    assertThat(html.write(Samples.strike()))
        .contains("<h1 id=\"verdict\">Edit before publishing</h1>")
        .contains("Score 46 on a scale from 0 to 100; the pass mark is 80")
        .contains("What cost most")
        .contains("Part of the check broke");
    assertThat(html.write(Samples.clean()))
        .contains("<h1 id=\"verdict\">Ready to publish</h1>")
        .contains("Nothing to mend")
        .doesNotContain("What cost most")
        .doesNotContain("id=\"controls\"");
  }

  @Test
  void showsThePlaceInThePageThatTheArticleWasReadFrom() {
    assertThat(html.write(Samples.strikeFromWebPage()))
        .contains("a web page; each note shows its place")
        .containsPattern("<details class=\"source\">\\s*<summary>Source")
        .contains("<mark>Unleash</mark>");
    assertThat(html.write(Samples.strike())).doesNotContain("class=\"source\"");
  }

  @Test
  void showsAHostileArticleAsText() {
    String page = html.write(Samples.hostile());
    assertThat(page)
        .contains("&lt;script&gt;window.hacked = 3&lt;/script&gt;")
        .contains("${7*7} and $unsafe{7*7} and @if(true) yes @endif")
        .contains("{{x}} and {% include")
        .contains("<span class=\"unseen\" title=\"right-to-left override\">U+202E</span>")
        .contains("<span class=\"unseen\" title=\"null\">U+0000</span>")
        .doesNotContain("\0")
        .doesNotContainPattern("<(?:img|iframe|svg onload|textarea|slot)")
        .doesNotContain("window.hacked = 3</script>");
    assertThat(groups("</(?:script|style|html|body|title|main|article)>", page))
        .containsExactlyInAnyOrder(
            "</title>",
            "</style>",
            "</article>",
            "</main>",
            "</script>",
            "</script>",
            "</body>",
            "</html>");
  }

  private static List<String> groups(String pattern, String page) {
    List<MatchResult> matches =
        Pattern.compile(pattern, Pattern.DOTALL).matcher(page).results().toList();
    return matches.isEmpty()
        ? Collections.emptyList()
        : matches.stream().map(match -> match.group(Math.min(1, match.groupCount()))).toList();
  }

  private static String hash(String content) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
  }
}
