package org.proofwire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.proofwire.rule.Rule;

/** Data flows one way; each package imports only what lies before it. */
class ArchitectureTest {
  private static final String ROOT = "org.proofwire.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.proofwire");

  /** Each package of ours, and the packages of ours that it may import. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          entry("article"),
          entry("read", "article"),
          entry("model", "article"),
          entry("analysis", "model", "article"),
          entry("rule", "analysis", "model", "article"),
          entry("scoring", "analysis", "article"),
          entry("report", "article"),
          entry("engine", "report", "scoring", "rule", "analysis", "model", "read", "article"),
          entry("evaluation", "engine", "read", "article"),
          entry("fetch"),
          entry("webhook", "fetch"),
          entry(
              "server",
              "fetch",
              "webhook",
              "engine",
              "report",
              "scoring",
              "rule",
              "analysis",
              "read",
              "article"),
          entry(
              "audit",
              "fetch",
              "webhook",
              "engine",
              "report",
              "scoring",
              "rule",
              "analysis",
              "read",
              "article"),
          entry(
              "spark",
              "audit",
              "engine",
              "report",
              "scoring",
              "rule",
              "analysis",
              "read",
              "article"),
          entry(
              "cli",
              "audit",
              "evaluation",
              "server",
              "fetch",
              "webhook",
              "engine",
              "report",
              "scoring",
              "rule",
              "analysis",
              "model",
              "read",
              "article"));

  private static Map.Entry<String, List<String>> entry(String name, String... mayImport) {
    return Map.entry(name, List.of(mayImport));
  }

  @Test
  void packagesImportOnlyWhatLiesBeforeThem() {
    MAY_IMPORT.forEach(
        (name, others) -> {
          String[] forbidden =
              MAY_IMPORT.keySet().stream()
                  .filter(other -> !other.equals(name) && !others.contains(other))
                  .map(other -> ROOT + other + "..")
                  .toArray(String[]::new);
          if (forbidden.length > 0) {
            ClassesShouldConjunction arrows =
                noClasses()
                    .that()
                    .resideInAPackage(ROOT + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden);
            // Spark's package is built in a profile of its own.
            arrows.allowEmptyShould(name.equals("spark")).check(CLASSES);
          }
        });
  }

  @Test
  void everyPackageHasItsArrows() {
    Stream<String> packages =
        CLASSES.stream()
            .map(javaClass -> javaClass.getPackageName())
            .filter(name -> name.startsWith(ROOT))
            .map(name -> name.substring(ROOT.length()).replaceFirst("\\..*", ""))
            .distinct();
    assertThat(packages).isSubsetOf(MAY_IMPORT.keySet());
  }

  @Test
  void articlesStandOnTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage(ROOT + "article..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", ROOT + "article..")
        .check(CLASSES);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void nothingRemembersBetweenArticles() {
    List<String> changeable =
        CLASSES.stream()
            .filter(javaClass -> !javaClass.getPackageName().startsWith(ROOT + "cli"))
            .flatMap(javaClass -> javaClass.getFields().stream())
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
            .map(field -> field.getFullName())
            .filter(name -> !name.contains(".page.")) // generated templates
            .toList();
    assertThat(changeable).isEmpty();
  }

  @Test
  void rulesAreRecordsOrHaveOnlyFinalFields() {
    classes().that().implement(Rule.class).should().haveOnlyFinalFields().check(CLASSES);
  }
}
