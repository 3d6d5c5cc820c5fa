package org.proofwire.engine;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Stop;
import org.proofwire.article.Finding;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleFiles;
import org.proofwire.rule.RuleInfo;
import org.proofwire.rule.Shared;

/** Checkers with a rule that takes its time, for tests of what is done about it. */
public final class SlowEngines {
  private final Proofwire proofwire;
  private final AtomicInteger stopped;
  private final CountDownLatch busy;

  private SlowEngines(Rule rule, AtomicInteger stopped, CountDownLatch busy) {
    Set<String> ids =
        Shared.RULES.stream().map(each -> each.info().id()).collect(Collectors.toSet());
    this.proofwire =
        new Proofwire(
            Shared.ANALYZER,
            List.of(rule),
            new Profiles(RuleFiles.packaged()).load("news", ids),
            ids);
    this.stopped = stopped;
    this.busy = busy;
  }

  /** Runs until it is told to stop. */
  public static SlowEngines endless() {
    var stopped = new AtomicInteger();
    return new SlowEngines(
        new Endless(Shared.rule("calque").info(), stopped), stopped, new CountDownLatch(0));
  }

  /** Waits for a gate to open. */
  public static SlowEngines waitingFor(CountDownLatch gate) {
    var busy = new CountDownLatch(1);
    return new SlowEngines(
        new Waiting(Shared.rule("calque").info(), gate, busy), new AtomicInteger(), busy);
  }

  public Proofwire proofwire() {
    return proofwire;
  }

  /** How often a check was stopped. */
  public int stopped() {
    return stopped.get();
  }

  /** Returns once the first check is under way. */
  public void awaitBusy() throws InterruptedException {
    busy.await();
  }

  private record Endless(RuleInfo info, AtomicInteger stopped) implements Rule {
    @Override
    public List<Finding> check(Analysis article) {
      try {
        while (true) {
          Stop.ifInterrupted();
          Thread.onSpinWait();
        }
      } finally {
        stopped.incrementAndGet();
      }
    }
  }

  private record Waiting(RuleInfo info, CountDownLatch gate, CountDownLatch busy) implements Rule {
    @Override
    public List<Finding> check(Analysis article) {
      busy.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Stop.ifInterrupted();
      return List.of();
    }
  }
}
