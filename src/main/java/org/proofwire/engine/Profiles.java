package org.proofwire.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proofwire.article.Severity;
import org.proofwire.rule.RuleFileException;
import org.proofwire.rule.RuleFiles;
import org.proofwire.rule.RuleFiles.RuleFile;
import org.proofwire.scoring.Profile;

/** Reads the profiles in {@code rules/profiles}. */
final class Profiles {
  private final RuleFiles files;

  Profiles(RuleFiles files) {
    this.files = files;
  }

  /** All there are, in order. */
  List<String> names() {
    return files.in("profiles").stream().map(RuleFile::name).toList();
  }

  /**
   * A profile with all that it extends.
   *
   * @param rules ids that may be named in it
   * @throws RuleFileException if there is none of that name, or its file has a mistake
   */
  Profile load(String name, Set<String> rules) {
    List<String> known = names();
    if (!known.contains(name)) {
      throw new RuleFileException(
          "no profile “" + name + "”. There are: " + String.join(", ", known) + ".");
    }
    Yaml yaml = read(name, rules, new HashSet<>());
    return new Profile(
        name,
        given("pass-mark", yaml.passMark(), name),
        given("reject-below", yaml.rejectBelow(), name),
        yaml.knownTranslated().orElse(false),
        given("min-confidence", yaml.minConfidence(), name),
        given("doubt-from", yaml.doubtFrom(), name),
        yaml.weights(),
        new Profile.Scale(
            given("half-score-penalty", yaml.half(), name),
            given("padding", yaml.padding(), name),
            given("strain-penalty", yaml.strain(), name)),
        yaml.rules());
  }

  private Yaml read(String name, Set<String> rules, Set<String> seen) {
    RuleFile file = files.file("profiles/" + name + ".yml");
    if (!seen.add(name)) {
      throw new RuleFileException(file.shown() + ": profiles extend each other in a circle");
    }
    Yaml yaml = RuleFiles.parse(file, Yaml.class);
    for (String rule : yaml.rules().keySet()) {
      if (!rules.contains(rule)) {
        throw new RuleFileException(
            file.shown() + ": names the rule “" + rule + "”, which there is not");
      }
    }
    return yaml.parent().map(parent -> yaml.over(read(parent, rules, seen))).orElse(yaml);
  }

  private static <T> T given(String key, Optional<T> value, String profile) {
    return value.orElseThrow(
        () ->
            new RuleFileException("rules/profiles/" + profile + ".yml: “" + key + "” is missing"));
  }

  private record RuleYaml(Profile.RuleSetting setting) {
    @JsonCreator
    static RuleYaml of(
        @Nullable Boolean on, @Nullable String severity, @Nullable Double minConfidence) {
      return new RuleYaml(
          new Profile.RuleSetting(
              on == null || on,
              Optional.ofNullable(severity).map(Profiles::severity),
              Optional.ofNullable(minConfidence)));
    }
  }

  private static Severity severity(String id) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown severity “" + id + "”"));
  }

  private record Yaml(
      Optional<String> parent,
      Optional<Integer> passMark,
      Optional<Integer> rejectBelow,
      Optional<Boolean> knownTranslated,
      Optional<Double> minConfidence,
      Optional<Double> doubtFrom,
      Optional<Double> half,
      Optional<Integer> padding,
      Optional<Double> strain,
      Map<Severity, Double> weights,
      Map<String, Profile.RuleSetting> rules) {
    @JsonCreator
    @SuppressWarnings("UnusedVariable") // “about” is for whoever reads the file
    static Yaml of(
        @Nullable String about,
        @Nullable String extend,
        @Nullable Integer passMark,
        @Nullable Integer rejectBelow,
        @Nullable Boolean knownTranslated,
        @Nullable Double minConfidence,
        @Nullable Double doubtFrom,
        @Nullable Double halfScorePenalty,
        @Nullable Integer padding,
        @Nullable Double strainPenalty,
        @Nullable Map<String, Double> weights,
        @Nullable Map<String, RuleYaml> rules) {
      var bySeverity = new EnumMap<Severity, Double>(Severity.class);
      if (weights != null) {
        weights.forEach((id, weight) -> bySeverity.put(severity(id), weight));
      }
      var settings = new HashMap<String, Profile.RuleSetting>();
      if (rules != null) {
        rules.forEach((id, rule) -> settings.put(id, rule.setting()));
      }
      return new Yaml(
          Optional.ofNullable(extend),
          Optional.ofNullable(passMark),
          Optional.ofNullable(rejectBelow),
          Optional.ofNullable(knownTranslated),
          Optional.ofNullable(minConfidence),
          Optional.ofNullable(doubtFrom),
          Optional.ofNullable(halfScorePenalty),
          Optional.ofNullable(padding),
          Optional.ofNullable(strainPenalty),
          bySeverity,
          settings);
    }

    /** This profile's values, and the other's where it has none. */
    Yaml over(Yaml other) {
      var allWeights = new HashMap<>(other.weights);
      allWeights.putAll(weights);
      var allRules = new HashMap<>(other.rules);
      allRules.putAll(rules);
      return new Yaml(
          Optional.empty(),
          passMark.or(other::passMark),
          rejectBelow.or(other::rejectBelow),
          knownTranslated.or(other::knownTranslated),
          minConfidence.or(other::minConfidence),
          doubtFrom.or(other::doubtFrom),
          half.or(other::half),
          padding.or(other::padding),
          strain.or(other::strain),
          allWeights,
          allRules);
    }
  }
}
