package org.proofwire.rule.wording;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.proofwire.analysis.Token;

/** What a verb is doing in its sentence, as far as its form and its neighbours tell. */
final class Verbs {
  private static final Set<String> BE =
      Set.of("be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re");

  private static final Set<String> HAVE = Set.of("have", "has", "had", "having", "'ve", "’ve");

  private static final Set<String> DO = Set.of("do", "does", "did");

  private Verbs() {}

  static boolean isBe(Token token) {
    return !token.is("POS") && BE.contains(lower(token));
  }

  static boolean isHave(Token token) {
    return HAVE.contains(lower(token));
  }

  static boolean isDo(Token token) {
    return DO.contains(lower(token));
  }

  /** Whether it carries the clause: a verb in the present or past, or a modal. */
  static boolean isFinite(Token token) {
    return switch (token.tag()) {
      case "VBZ", "VBP", "VBD" -> !token.isTagged() || token.canBe("VB") || token.canBe("MD");
      case "MD" -> true;
      default -> false;
    };
  }

  /** Whether nothing but a finite verb has this form: "took", "is", "goes"; not "accused". */
  static boolean isSurelyFinite(Token token) {
    return isFinite(token)
        && !token.canBe("NN")
        && !token.canBe("JJ")
        && !token.canBe("VBN")
        && (token.is("MD") || token.canBe("VBZ") || token.canBe("VBD") || isBe(token));
  }

  /** Whether all the word can be is a verb that is not a participle. */
  static boolean isOnlyBaseOrFinite(Token token) {
    return token.isTagged()
        && token.tags().stream()
            .allMatch(
                tag ->
                    tag.equals("VB")
                        || tag.equals("VBP")
                        || tag.equals("VBZ")
                        || tag.equals("VBD"));
  }

  /** Whether a finite verb stands among some tokens. */
  static boolean anyFinite(List<Token> tokens) {
    return tokens.stream().anyMatch(Verbs::isFinite);
  }

  static String lower(Token token) {
    return token.text().toLowerCase(Locale.ROOT);
  }
}
