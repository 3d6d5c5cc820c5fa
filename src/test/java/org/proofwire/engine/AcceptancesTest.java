package org.proofwire.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.article.Article;
import org.proofwire.article.Category;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Report;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.article.Suppressed;
import org.proofwire.engine.Acceptance.Kind;
import org.proofwire.rule.RuleFileException;
import org.proofwire.rule.SimpleArticles;

class AcceptancesTest {
  private static final Proofwire PROOFWIRE =
      Proofwire.with(Proofwire.Settings.usual().withoutModel());
  private static final Set<String> RULES = PROOFWIRE.ruleIds();

  private static final String TEXT =
      """
      # Mill reopens

      The storated mill of Grenfeld opened again on Friday. Its owner said that the adjournated
      meeting was over.

      The ministry [UNK] the plan on Monday.
      """;

  private static final Article ARTICLE = SimpleArticles.read("opinion/mill.txt", TEXT);

  @TempDir private Path folder;

  private static Report check(Acceptance... entries) {
    return PROOFWIRE.check(ARTICLE, new Acceptances(List.of(entries)));
  }

  private static List<String> words(Report report) {
    return report.findings().stream().map(each -> each.span().in(TEXT)).toList();
  }

  @Test
  void theArticleHasWhatTheTestsBelowAccept() {
    assertThat(words(check())).containsExactly("storated", "adjournated", "[UNK]");
    assertThat(check().suppressed()).isEmpty();
  }

  @Test
  void anAcceptedWordIsListedAndCostsNothing() {
    Report report = check(Acceptance.of(Kind.WORD, "storated"));
    assertThat(words(report)).containsExactly("adjournated", "[UNK]");
    assertThat(report.suppressed())
        .extracting(Suppressed::acceptedBy)
        .containsExactly("word: storated");
    assertThat(report.scorecard().penalty()).isLessThan(check().scorecard().penalty());
    assertThat(report.scorecard().score()).isGreaterThan(check().scorecard().score());
  }

  @Test
  void oneFindingIsAcceptedAndTheOthersKeepTheirFingerprints() {
    List<String> before = check().fingerprints();
    Report report = check(Acceptance.of(Kind.FINDING, before.get(1)));
    assertThat(report.fingerprints()).containsExactly(before.get(0), before.get(2));
    assertThat(report.suppressed())
        .extracting(Suppressed::fingerprint)
        .containsExactly(before.get(1));
  }

  @Test
  void likeFindingsInLikeSurroundingsAreNumberedWhateverIsAccepted() {
    String line = "He saw the [UNK] mill near town.";
    Article article = SimpleArticles.read("a", line + "\n\n" + line + "\n");
    List<String> before = PROOFWIRE.check(article).fingerprints();
    assertThat(before).hasSize(2).doesNotHaveDuplicates();
    Report report =
        PROOFWIRE.check(
            article, new Acceptances(List.of(Acceptance.of(Kind.FINDING, before.get(0)))));
    assertThat(report.fingerprints()).containsExactly(before.get(1));
    String alike = before.get(0).replaceFirst(":.*", "");
    assertThat(
            PROOFWIRE
                .check(article, new Acceptances(List.of(Acceptance.of(Kind.FINDING, alike))))
                .suppressed())
        .hasSize(2);
  }

  @Test
  void aFindingIsKnownAgainAfterAnEditElsewhere() {
    Acceptance accepted = Acceptance.of(Kind.FINDING, check().fingerprints().get(0));
    Article edited =
        SimpleArticles.read("b", "Rain fell for a week.\n\n" + TEXT.replace("Monday", "Tuesday"));
    assertThat(PROOFWIRE.check(edited, new Acceptances(List.of(accepted))).suppressed()).hasSize(1);
  }

  @Test
  void aRuleIsSilentInTheArticlesOfItsPath() {
    var there =
        new Acceptance(Kind.RULE, "non-word", Optional.of("opinion/**"), "columnists may coin");
    Report report = check(there);
    assertThat(words(report)).containsExactly("[UNK]");
    assertThat(report.suppressed())
        .extracting(Suppressed::acceptedBy, Suppressed::reason)
        .contains(tuple("rule: non-word, path: opinion/**", "columnists may coin"));
    Acceptances accepted = new Acceptances(List.of(there));
    assertThat(words(PROOFWIRE.check(ARTICLE, accepted, "sport/mill.txt"))).hasSize(3);
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.api.Assertions.tuple(values);
  }

  @ParameterizedTest
  @CsvSource({
    "opinion/**, opinion/a.txt, true",
    "opinion/**, opinion/2026/a.txt, true",
    "opinion/, opinion/2026/a.txt, true",
    "opinion/*, opinion/2026/a.txt, false",
    "opinion/**, news/opinion/a.txt, false",
    "**/opinion/**, news/opinion/a.txt, true",
    "**/opinion/**, opinion/a.txt, true",
    "*.md, news/a.md, true",
    "*.md, a.md.txt, false",
    "a?.txt, a1.txt, true",
    "a.b, axb, false",
    "./news/a.txt, news/a.txt, true",
    "**, anything/at/all, true"
  })
  void globsAreThoseOfGitignore(String glob, String path, boolean fits) {
    var entry = new Acceptance(Kind.WORD, "word", Optional.of(glob), "");
    assertThat(new Acceptances(List.of(entry)).at(path).entries().isEmpty()).isEqualTo(!fits);
  }

  /** The words of a finding, a second place that it rests on, and whether the entry silences it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WORD | Kyivstar | SPELLING | Kyivstar | '' | true",
        "WORD | Kyivstar | SPELLING | Kyivstar’s | '' | true",
        "WORD | Kyivstar | SPELLING | KYIVSTAR | '' | true",
        "WORD | Kyivstar | SPELLING | kyivstar | '' | false",
        "WORD | kyivstar | SPELLING | Kyivstar | '' | true",
        "WORD | Kyivstar | SPELLING | Kyivstra | '' | false",
        "WORD | Kyivstar | SPELLING | Kyivstar-owned | '' | true",
        "WORD | Kyivstar | UNTRANSLATED | Kyivstar mobile shops | '' | true",
        "WORD | Kyivstar | UNTRANSLATED | Kyivstar ochen khorosho | '' | false",
        "WORD | Kyivstar | GRAMMAR | Kyivstar are | '' | false",
        "WORD | Kyivstar | GRAMMAR | Kyivstar Kyivstar | '' | false",
        "WORD | Kyivstar | PUNCTUATION | '' | '' | false",
        "NAME | Zelenskyy | INCONSISTENT_USE | Volodymyr Zelenskyy | Volodymyr Zelensky | true",
        "NAME | Zelenskyy | INCONSISTENT_USE | Zelensky | Zelenskyy | false",
        "NAME | Zelenskyy | INCONSISTENT_USE | Olena Zelenskyy | Volodymyr Zelensky | false",
        "NAME | Volodymyr Zelenskyy | INCONSISTENT_USE | Zelenskyy | Zelensky | true",
        "NAME | Volodymyr Zelenskyy | SPELLING | Volodymyr Zelenskyy | '' | true",
        "WORD | la vie en rose | UNTRANSLATED | la vie en rose | '' | true",
        "WORD | la vie en rose | UNTRANSLATED | vie | '' | false"
      })
  void wordsSilenceWhatComplainsOfThem(
      Kind kind, String value, Category category, String found, String basis, boolean silenced) {
    String text = found + "\n" + basis;
    var finding =
        new Finding(
            Span.of(0, found.length()),
            "some-rule",
            category,
            Severity.MINOR,
            1,
            "m",
            "w",
            List.of(),
            basis.isEmpty()
                ? List.of()
                : List.of(new Evidence(Span.of(found.length() + 1, text.length()), "the usual")),
            List.of());
    Set<String> english = Set.of("owned", "mobile", "shops", "are");
    assertThat(
            new Acceptances(List.of(Acceptance.of(kind, value)))
                .of(finding, text, english::contains)
                .isPresent())
        .isEqualTo(silenced);
  }

  @Test
  void readsAFileWithComments() {
    Acceptances accepted =
        Acceptances.parse(
            ".proofwire.yml",
            """
            # what we let stand
            accept:
              - word: Kyivstar
              - name: Zelenskyy          # our house spelling
              - finding: 3f2a9c3f2a9c3f2a9c3f2a9c:1
                reason: it is a quote
              - rule: calque
                path: opinion/**
              - rule: EN_A_VS_AN
            """,
            RULES);
    assertThat(accepted.entries())
        .containsExactly(
            Acceptance.of(Kind.WORD, "Kyivstar"),
            Acceptance.of(Kind.NAME, "Zelenskyy"),
            new Acceptance(
                Kind.FINDING, "3f2a9c3f2a9c3f2a9c3f2a9c:1", Optional.empty(), "it is a quote"),
            new Acceptance(Kind.RULE, "calque", Optional.of("opinion/**"), ""),
            Acceptance.of(Kind.RULE, "EN_A_VS_AN"));
    assertThat(Acceptances.parse("f", "", RULES)).isEqualTo(Acceptances.NONE);
    assertThat(Acceptances.parse("f", "# nothing yet\n", RULES)).isEqualTo(Acceptances.NONE);
    assertThat(Acceptances.parse("f", "accept:\n", RULES)).isEqualTo(Acceptances.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acept: [] | f:1: unknown key “acept”. Did you mean “accept”?",
        "accept:\\n  - wrod: Kyivstar | f:2: unknown key “wrod”. Did you mean “word”?",
        "accept:\\n  - word: a\\n  - rule: calqe | f:3: no rule “calqe”. Did you mean “calque”?",
        "accept:\\n  - rule: zzzzzz | f:2: no rule “zzzzzz”. “proofwire rules” lists them all.",
        "accept:\\n  - reason: why | an entry of “accept” has exactly one of word, name, finding,",
        "accept:\\n  - {word: a, name: b} | exactly one of",
        "accept:\\n  - word: '' | “word” is empty",
        "accept: Kyivstar | f:1: accept has the wrong shape",
        "accept:\\n  - word: \"a | not valid YAML"
      })
  void mistakesAreTold(String content, String message) {
    assertThatThrownBy(() -> Acceptances.parse("f", content.replace("\\n", "\n"), RULES))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining(message);
  }

  private AcceptanceFile file(String content) throws IOException {
    Path path = folder.resolve(AcceptanceFile.NAME);
    if (!content.isEmpty()) {
      Files.writeString(path, content);
    }
    return new AcceptanceFile(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# ours\n",
        "accept:\n",
        "accept: []\n",
        "accept:\n  - word: Grenfeld # a town",
        "accept:\n- word: Grenfeld\n\n# the end\n",
        "# first\naccept:\n    - rule: calque\n      path: a/**\n"
      })
  void whatIsAddedIsThereAndWhatWasThereStays(String content) throws IOException {
    AcceptanceFile file = file(content);
    List<Acceptance> entries =
        List.of(
            Acceptance.of(Kind.WORD, "Kyivstar"),
            Acceptance.of(Kind.NAME, "Al-Shabaab: \"the\" #1 \\ don’t"),
            Acceptance.of(Kind.WORD, "no"),
            Acceptance.of(Kind.WORD, "007"),
            Acceptance.of(Kind.WORD, "ирония"),
            Acceptance.of(Kind.FINDING, "3f2a9c3f2a9c3f2a9c3f2a9c:1"),
            new Acceptance(Kind.RULE, "calque", Optional.of("**/opinion/*"), "yes: it is # ours"));
    Acceptances before = file.read(RULES);
    for (Acceptance entry : entries) {
      assertThat(file.add(entry, "story.txt: [words]\nmore", RULES)).isTrue();
      assertThat(file.add(entry, "", RULES)).as("twice").isFalse();
    }
    var all = new ArrayList<>(before.entries());
    all.addAll(entries);
    assertThat(file.read(RULES).entries()).isEqualTo(all);
    content
        .lines()
        .filter(line -> !line.startsWith("accept"))
        .forEach(
            line -> {
              try {
                assertThat(Files.readString(file.path())).contains(line);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accept:\n  - word: Grenfeld # a town\n  - word: Kyivstar\n    reason: |\n      our\n\n      phones\n  # of the opinion pages\n  - rule: calque\n    path: a/**\n",
        "# ours\r\naccept:\r\n- word: Kyivstar\r\n  # phones\r\n- word: Grenfeld\r\n- {rule: calque, path: a/**}\r\n# the end\r\n",
        "accept:\n  - word: Kyivstar\n  - word: Grenfeld\n  - word: Kyivstar\n    reason: twice\n  - rule: calque\n    path: a/**"
      })
  void whatIsTakenOutIsGoneAndTheRestStays(String content) throws IOException {
    AcceptanceFile file = file(content);
    assertThat(file.remove(Acceptance.of(Kind.WORD, "Kyivstar"), RULES)).isTrue();
    assertThat(file.remove(Acceptance.of(Kind.WORD, "Kyivstar"), RULES)).as("twice").isFalse();
    var rule = new Acceptance(Kind.RULE, "calque", Optional.of("a/**"), "");
    assertThat(file.read(RULES).entries())
        .containsExactly(Acceptance.of(Kind.WORD, "Grenfeld"), rule);
    assertThat(Files.readString(file.path())).doesNotContain("Kyivstar", "phones");
    content
        .lines()
        .filter(line -> line.contains("#") && !line.contains("phones"))
        .forEach(line -> assertThat(file.path()).content().contains(line));
    assertThat(file.remove(rule, RULES)).isTrue();
    assertThat(file.remove(Acceptance.of(Kind.WORD, "Grenfeld"), RULES)).isTrue();
    assertThat(file.read(RULES)).isEqualTo(Acceptances.NONE);
    assertThat(file.add(rule, "", RULES)).as("an empty list can be added to").isTrue();
  }

  @Test
  void nothingIsLostWhenManyWriteAtOnce() throws Exception {
    file("accept:\n  - word: Grenfeld\n");
    var pool = Executors.newFixedThreadPool(8);
    var all = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 40; i++) {
      Acceptance entry = Acceptance.of(Kind.WORD, "word" + i);
      boolean isTakenOut = i % 4 == 0;
      all.add(
          () -> {
            var own = new AcceptanceFile(folder.resolve(AcceptanceFile.NAME));
            boolean added = own.add(entry, "", RULES);
            return isTakenOut ? own.remove(entry, RULES) : added;
          });
    }
    for (var done : pool.invokeAll(all)) {
      assertThat(done.get()).isTrue();
    }
    pool.shutdown();
    var file = new AcceptanceFile(folder.resolve(AcceptanceFile.NAME));
    assertThat(file.read(RULES).entries())
        .hasSize(31)
        .contains(Acceptance.of(Kind.WORD, "word1"), Acceptance.of(Kind.WORD, "word39"))
        .doesNotContain(Acceptance.of(Kind.WORD, "word0"));
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void whatAStoppedProgramLeftBehindIsNoHindrance() throws IOException {
    AcceptanceFile file = file("");
    Path left = Files.writeString(folder.resolve(AcceptanceFile.NAME + ".tmp"), "accept");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(3600)));
    assertThat(file.add(Acceptance.of(Kind.WORD, "Kyivstar"), "", RULES)).isTrue();
  }

  @Test
  void aListInAnotherShapeIsLeftAloneWithAWord() throws IOException {
    String content = "accept: [{word: Grenfeld}]\n";
    AcceptanceFile file = file(content);
    assertThatThrownBy(() -> file.add(Acceptance.of(Kind.WORD, "Kyivstar"), "", RULES))
        .isInstanceOf(RuleFileException.class);
    assertThatThrownBy(() -> file.remove(Acceptance.of(Kind.WORD, "Grenfeld"), RULES))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("by hand");
    assertThat(Files.readString(file.path())).isEqualTo(content);
  }

  @Test
  void theNearestFileAboveHolds() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("news/opinion"));
    Files.writeString(
        folder.resolve(AcceptanceFile.NAME),
        "accept: [{rule: non-word, path: 'news/opinion/*.txt'}]\n");
    Path story = Files.writeString(inner.resolve("mill.txt"), TEXT);
    Path other = Files.writeString(folder.resolve("news/mill.txt"), TEXT);
    var newsroom = new Newsroom(PROOFWIRE, folder);
    assertThat(words(newsroom.check(SimpleArticles.read(story.toString(), TEXT))))
        .containsExactly("[UNK]");
    assertThat(words(newsroom.check(SimpleArticles.read(other.toString(), TEXT)))).hasSize(3);
    assertThat(words(newsroom.check(SimpleArticles.read("news/opinion/from-a-feed.txt", TEXT))))
        .containsExactly("[UNK]");
    Files.writeString(inner.resolve(AcceptanceFile.NAME), "accept: [{word: storated}]\n");
    assertThat(
            new Newsroom(PROOFWIRE, folder)
                .check(SimpleArticles.read(story.toString(), TEXT))
                .suppressed())
        .extracting(Suppressed::acceptedBy)
        .containsOnly("word: storated");
  }

  @Test
  void aNewFileIsMadeAtTheRootOfTheRepository() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    Path inner = Files.createDirectories(folder.resolve("news/opinion"));
    assertThat(AcceptanceFile.aboveOrNew(inner, inner).path())
        .isEqualTo(folder.toAbsolutePath().normalize().resolve(AcceptanceFile.NAME));
  }
}
