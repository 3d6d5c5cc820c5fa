package org.proofwire.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads all rules as a set, gathers all complaints and fails once. */
class RulesTest {
  private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*");

  /** A rule is named for what it finds, not for the cure or the machinery. */
  private static final Pattern BAD_ID =
      Pattern.compile("^(no|avoid|check|fix|use|find|detect)-.*|.*-(rule|check)$");

  private static final Pattern EMPTY_SLOT = Pattern.compile("\\{\\s*}|\\{[^}]*[^a-z}][^}]*}");

  @Test
  void everyRuleIsWellNamedAndShowsWhatItFinds() {
    List<String> complaints = new ArrayList<>();
    for (Rule rule : Shared.RULES) {
      RuleInfo info = rule.info();
      if (!ID.matcher(info.id()).matches() || BAD_ID.matcher(info.id()).matches()) {
        complaints.add(info.id() + ": does not complete “this article has a ...”");
      }
      long wrong = info.examples().stream().filter(example -> !example.marked().isEmpty()).count();
      long right = info.examples().size() - wrong;
      if (wrong < 1 || right < 2) {
        complaints.add(
            "%s: has %d wrong and %d right examples; it needs one and two"
                .formatted(info.id(), wrong, right));
      }
      info.messages()
          .forEach(
              (name, message) -> {
                Matcher slot = EMPTY_SLOT.matcher(message);
                if (slot.find()) {
                  complaints.add(
                      info.id() + ": bad slot " + slot.group() + " in “" + message + "”");
                }
                if (!message.strip().matches("(?s).*[.?!”]")) {
                  complaints.add(info.id() + ": message without a full stop: " + message);
                }
              });
      if (info.why().isBlank() || info.summary().endsWith(".")) {
        complaints.add(info.id() + ": needs a “why”, and a summary without a full stop");
      }
    }
    assertThat(complaints).isEmpty();
  }
}
