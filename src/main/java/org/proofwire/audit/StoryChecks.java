package org.proofwire.audit;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.proofwire.audit.state.Entry.Check;

/**
 * Checks one story after the other for whoever brings a thread, each for so long and no longer. A
 * story that breaks the engine, or takes too long, is a failed check.
 */
public final class StoryChecks implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Checker checker;
  private final Intake intake;
  private final Workers worker;

  /**
   * @param limit how long the check of one story may take
   */
  public StoryChecks(Checker checker, Intake intake, Duration limit) {
    this.checker = checker;
    this.intake = intake;
    this.worker = new Workers("check", 1, limit, GRACE);
  }

  /**
   * Checks it.
   *
   * @throws InterruptedException if the thread is interrupted
   * @throws org.proofwire.rule.RuleFileException if a newsroom's own file has a mistake
   */
  public Check check(Intake.Story story) throws InterruptedException {
    try {
      return worker
          .submit(() -> (Check) new Check.Now(checker.check(story.article(), story.text())))
          .get();
    } catch (CancellationException e) {
      throw new InterruptedException();
    } catch (ExecutionException e) {
      return intake.failed(e.getCause());
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
