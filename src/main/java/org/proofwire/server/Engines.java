package org.proofwire.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import org.proofwire.engine.Proofwire;
import org.proofwire.rule.RuleFileException;
import org.proofwire.server.Problem.Kind;

/**
 * The checker under the profiles and choices of rules that requests ask for. All share one analysis
 * and one set of rules; a choice costs little, and those used last are kept.
 */
final class Engines {
  private static final int KEPT = 64;

  private final Proofwire usual;
  private final Cache<Choice, Proofwire> chosen = Caffeine.newBuilder().maximumSize(KEPT).build();

  Engines(Proofwire usual) {
    this.usual = usual;
  }

  /**
   * What a request asks for.
   *
   * @param profile name of a profile; the server's own if empty
   * @param only ids of the only rules to run; all, if empty
   * @param skip ids of rules not to run
   */
  record Choice(String profile, Set<String> only, Set<String> skip) {
    Choice {
      only = Set.copyOf(only);
      skip = Set.copyOf(skip);
    }

    boolean isUsual() {
      return profile.isEmpty() && only.isEmpty() && skip.isEmpty();
    }
  }

  /** As the server was started. */
  Proofwire usual() {
    return usual;
  }

  /**
   * As a request asks.
   *
   * @throws Problem if there is no such profile or rule
   */
  Proofwire of(Choice choice) {
    if (choice.isUsual()) {
      return usual;
    }
    try {
      return chosen.get(choice, this::make);
    } catch (RuleFileException e) {
      throw new Problem(Kind.UNKNOWN_RULE, String.valueOf(e.getMessage()));
    }
  }

  private Proofwire make(Choice choice) {
    String profile = choice.profile().isEmpty() ? usual.profile().name() : choice.profile();
    return usual.choosing(profile, choice.only(), choice.skip());
  }
}
