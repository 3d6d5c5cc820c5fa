package org.proofwire.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.proofwire.analysis.SentenceMemory;
import org.proofwire.audit.Checker;
import org.proofwire.audit.Intake;
import org.proofwire.engine.Proofwire;
import org.proofwire.engine.RulesVersion;

/**
 * What checks articles on one machine.
 *
 * @param proofwire the engine, which remembers sentences
 * @param version of the rules
 */
record Engine(Proofwire proofwire, String version, Checker checker, Intake intake) {
  /** The analysis of a sentence takes some 500 bytes a character; so this is some 100 MB. */
  private static final int REMEMBERED_CHARACTERS = 200_000;

  /**
   * One for all tasks of an executor: building it takes seconds and some 200 MB. Spark has no other
   * place for what lives as long as the executor's process.
   */
  private static final Map<Plan, Engine> ENGINES = new ConcurrentHashMap<>();

  static Engine of(Plan plan) {
    return ENGINES.computeIfAbsent(plan, Engine::make);
  }

  private static Engine make(Plan plan) {
    String version = RulesVersion.of(plan.engine());
    Proofwire proofwire = Proofwire.with(plan.engine(), SentenceMemory.of(REMEMBERED_CHARACTERS));
    return new Engine(
        proofwire,
        version,
        new Checker(proofwire::check, article -> version),
        new Intake(plan.settings()));
  }
}
