package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proofwire.article.Article;
import org.proofwire.article.Original.Run;

class MarkdownTextTest {
  private static Article read(String markdown) {
    return Read.article(new ArticleReader().markdown("id", markdown));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "one **two** _three_ `four`|one two three four",
        "see [the mill](http://x.org \"T\") there|see the mill there",
        "![a wheel](w.png) turns|turns",
        "1 \\* 2 &amp; caf&eacute; \\\\ c:\\dir|1 * 2 & café \\ c:\\dir",
        "one@two|one two",
        "one  @two|one@@two",
        "<b>Un</b>do|Undo",
        "<http://x.org>|http://x.org",
        "> said@> he|said he",
        "- one@- two|one@@two",
        "one@@---@@two|one@@two",
        "```@code@```@@one|one",
        "    indented prose@    goes on|indented prose goes on",
        "<div>one <i>t</i>wo &lt;</div>@@three|one two <@@three",
        "one<br>two|one@@two",
        "[a]: http://x.org@@one [a]|one a",
      })
  void textIsWithoutMarkup(String markdown, String text) {
    Article article = read(markdown.replace('@', '\n'));
    assertThat(article.text().replace("indented prose\n\ngoes on", "indented prose goes on"))
        .isEqualTo(text.replace('@', '\n'));
    assertExact(article);
    Article windows = read(markdown.replace("@", "\r\n"));
    assertThat(windows.text()).isEqualTo(article.text());
    assertExact(windows);
  }

  private static void assertExact(Article article) {
    String content = article.original().orElseThrow().content();
    for (Run run : article.original().orElseThrow().runs()) {
      String source = run.source().in(content);
      if (run.text().length() == run.source().length()) {
        assertThat(source).isEqualTo(run.text().in(article.text()));
      } else {
        assertThat(source).startsWith("&").endsWith(";");
      }
    }
    assertThat(Read.unmapped(article)).isBlank();
  }

  @Test
  void rolesComeFromTheMarkup() {
    assertThat(
            Read.lines(
                read(
                    """
                    # Mill turns *again*

                    By Ann Lee

                    The wheel turned on Monday for the first time since the war, and it squeaked.

                    ## Slowly

                    * wholemeal
                    * white

                    *Photo: Ann Lee*

                    **What is next**

                    The mill opens at Easter, when the tide is high enough to see the wheel turn.

                    [Source link](http://x.org)
                    """)))
        .containsExactly(
            "headline: Mill turns again",
            "byline: By Ann Lee",
            "body: The wheel turned on Monday for the first time since the war, and it squeaked.",
            "subheading: Slowly",
            "list-item: wholemeal",
            "list-item: white",
            "caption: Photo: Ann Lee",
            "subheading: What is next",
            "body: The mill opens at Easter, when the tide is high enough to see the wheel turn.",
            "residue: Source link");
  }

  @Test
  void frontMatterGivesTheTitleAndIsNoText() {
    Article article =
        read(
            """
            ---
            title: "Mill turns again"
            date: 2024-03-12
            ---

            The wheel turned on Monday.
            """);
    assertThat(Read.lines(article))
        .containsExactly("headline: Mill turns again", "body: The wheel turned on Monday.");
    assertExact(article);
    assertThat(Read.lines(read("---\ntitle: Mill turns\n...\n# MILL turns!\n\nThe wheel turned.")))
        .containsExactly("headline: MILL turns!", "body: The wheel turned.");
    assertThat(
            Read.lines(read("---\r\ntitle: 'It''s turning'\r\n---\r\n# Slowly\r\n\r\nIt turned.")))
        .containsExactly("headline: It's turning", "subheading: Slowly", "body: It turned.");
  }

  @Test
  void aRuleAtTheTopIsNoFrontMatter() {
    assertThat(read("---\nThe wheel turned.\n\nIt squeaked.").text())
        .isEqualTo("The wheel turned.\n\nIt squeaked.");
    assertThat(read("---\ntitle: [broken\n---\nThe wheel turned.").text())
        .isEqualTo("The wheel turned.");
  }

  @Test
  void nothingToReadIsAFailure() {
    assertThat(
            Read.unreadable(new ArticleReader().markdown("a.md", "---\n\n![](x.png)\n")).problem())
        .isEqualTo("nothing but white space in it");
  }

  @Test
  void placesAreExactInAnySoup() {
    String[] pieces = {
      "*",
      "**",
      "_",
      "`",
      "``",
      "[",
      "](x)",
      "![",
      "\\",
      "\\*",
      "&amp;",
      "&#35;",
      "&",
      "word",
      " ",
      "\n",
      "\n\n",
      "\r\n",
      "> ",
      "- ",
      "# ",
      "    ",
      "\t",
      "<b>",
      "</b>",
      "<div>\n",
      "~",
      "é",
      "😀",
      "1. ",
      "---\n",
      "===\n",
      "|",
      "  \n",
      "<br>",
      "\u00A0",
      "<!-- x -->",
      "<p>\\\\ &lt;"
    };
    var random = new Random(12);
    int mapped = 0;
    for (int i = 0; i < 4000; i++) {
      var markdown = new StringBuilder("start ");
      for (int k = random.nextInt(30); k >= 0; k--) {
        markdown.append(pieces[random.nextInt(pieces.length)]);
      }
      Article article = read(markdown.toString());
      String content = article.original().orElseThrow().content();
      for (Run run : article.original().orElseThrow().runs()) {
        mapped++;
        if (run.text().length() == run.source().length()) {
          assertThat(run.source().in(content)).isEqualTo(run.text().in(article.text()));
        }
      }
    }
    assertThat(mapped).isGreaterThan(10_000);
  }
}
