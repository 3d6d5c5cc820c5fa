package org.proofwire.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a careful colleague would say of a rule's file: its name, its words, its examples. */
public final class RuleReview {
  private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*");

  /** A rule is named for what it finds, not for the cure or the machinery. */
  private static final Pattern CURE =
      Pattern.compile("^(no|avoid|check|fix|use|find|detect)-.*|.*-(rule|check)$");

  private static final Pattern EMPTY_SLOT = Pattern.compile("\\{\\s*}|\\{[^}]*[^a-z}][^}]*}");

  private RuleReview() {}

  /** What is wrong with a rule's name, if anything. */
  public static Optional<String> ofId(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.of("“" + id + "” is not in small letters with hyphens: name-variant");
    }
    return CURE.matcher(id).matches()
        ? Optional.of(
            "“"
                + id
                + "” names a cure or a tool; name what is found, to complete “this article has a …”")
        : Optional.empty();
  }

  /** All complaints, in no order of weight. */
  public static List<String> of(RuleInfo info) {
    List<String> complaints = new ArrayList<>();
    ofId(info.id()).ifPresent(complaints::add);
    long wrong = info.examples().stream().filter(example -> !example.marked().isEmpty()).count();
    long right = info.examples().size() - wrong;
    if (wrong < 1 || right < 2) {
      complaints.add(
          "has %d wrong and %d right examples; it needs one and two".formatted(wrong, right));
    }
    info.messages()
        .values()
        .forEach(
            message -> {
              Matcher slot = EMPTY_SLOT.matcher(message);
              if (slot.find()) {
                complaints.add("bad slot " + slot.group() + " in “" + message + "”");
              }
              if (!message.strip().matches("(?s).*[.?!”]")) {
                complaints.add("message without a full stop: " + message);
              }
            });
    if (info.why().isBlank()) {
      complaints.add("“why” is empty");
    }
    if (info.summary().endsWith(".")) {
      complaints.add("“summary” goes without a full stop");
    }
    return complaints;
  }
}
