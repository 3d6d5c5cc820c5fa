package org.proofwire.rule.fluency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Doubt;
import org.proofwire.analysis.Sentence;
import org.proofwire.article.Finding;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Points at words that the model takes for garbled, where no other rule knows what is wrong.
 *
 * <p>A finding begins with a word that is doubtful enough for the profile, and goes on in both
 * directions over words that are nearly as doubtful, as far as the sentence goes: what reads oddly
 * is a phrase more often than a word. So a word by itself must be more doubtful than a phrase, and
 * what looks like a name, of which the model knows nothing, more doubtful still.
 *
 * @param from the least probability, from 0 to 1, that a word must have
 */
public record UnlikelyWordingRule(RuleInfo info, double from) implements Rule {
  public UnlikelyWordingRule(RuleInfo info) {
    this(info, info.confidence());
  }

  @Override
  public boolean isLate() {
    return true;
  }

  @Override
  public Rule speakingFrom(double confidence) {
    return new UnlikelyWordingRule(info, confidence);
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    for (Sentence sentence : article.sentences()) {
      List<Doubt> words = article.doubts().in(sentence.span());
      int at = 0;
      while (at < words.size()) {
        int end = at;
        while (end < words.size() && isNearly(words.get(end))) {
          end++;
        }
        if (end > at) {
          finding(words.subList(at, end), sentence, article.text()).ifPresent(findings::add);
        }
        at = Math.max(end, at + 1);
      }
    }
    return findings;
  }

  private boolean isNearly(Doubt word) {
    return !word.isExplained() && word.chance() >= from * info.settings().number("nearly");
  }

  private Optional<Finding> finding(List<Doubt> words, Sentence sentence, String text) {
    double chance = words.stream().mapToDouble(Doubt::chance).max().orElse(0);
    Span span = words.get(0).span().to(words.get(words.size() - 1).span());
    if (chance < least(words, sentence, text)
        || span.in(text).codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.empty();
    }
    Severity severity = chance >= info.settings().number("major") ? Severity.MAJOR : Severity.MINOR;
    return Optional.of(info.finding(span, text).withConfidence(chance).withSeverity(severity));
  }

  private double least(List<Doubt> words, Sentence sentence, String text) {
    double alone = words.size() == 1 ? info.settings().number("alone") : 1;
    boolean isFirst = words.get(0).span().start() == sentence.span().start();
    double name = !isFirst && isLikeName(words, text) ? info.settings().number("names") : 1;
    return from * Math.max(alone, name);
  }

  /** Whether all words have capitals or are figures, but for those that join names. */
  private boolean isLikeName(List<Doubt> words, String text) {
    Set<String> joints = info.settings().wordSet("joints");
    List<String> found = words.stream().map(each -> each.span().in(text)).toList();
    return found.stream().anyMatch(word -> Character.isUpperCase(word.codePointAt(0)))
        && found.stream()
            .allMatch(
                word ->
                    !Character.isLowerCase(word.codePointAt(0))
                        || joints.contains(word.toLowerCase(Locale.ROOT)));
  }
}
