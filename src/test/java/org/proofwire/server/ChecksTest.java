package org.proofwire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.proofwire.server.Problem.Kind;

class ChecksTest {
  private static final Limits ONE_AT_A_TIME =
      Servers.limits(1_000, 10_000, Duration.ofMillis(300), 1, 4);

  @Test
  void whoeverAskedHasAnAnswerEvenIfACheckDoesNotStop() throws Exception {
    var gate = new CountDownLatch(1);
    try (var checks = new Checks(ONE_AT_A_TIME)) {
      var deaf =
          checks.submit(
              () -> {
                while (gate.getCount() > 0) {
                  Thread.onSpinWait();
                }
                return "done";
              });
      assertThatThrownBy(() -> deaf.get(60, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.TOO_SLOW));
      assertThat(checks.running()).as("its place is not given to others").isEqualTo(1);
      gate.countDown();
      assertThat(checks.submit(() -> "next").get(60, TimeUnit.SECONDS)).isEqualTo("next");
    } finally {
      gate.countDown();
    }
  }
}
