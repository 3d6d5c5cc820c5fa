package org.proofwire.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * WordPress's coding standards, as far as PHP_CodeSniffer checks them with its own sniffs: {@code
 * phpcs.xml} says which.
 */
class CodingStandardsIT {
  @Test
  void thePluginKeepsThem() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        run("type phpcs").exit() == 0
            || run("[ $(id -u) = 0 ] && apt-get -qq update && apt-get -qq install -y"
                        + " --no-install-recommends php-codesniffer")
                    .exit()
                == 0,
        "skipped: no phpcs; install php-codesniffer");
    Ran phpcs =
        run(
            "phpcs -q -s --extensions=php --standard=src/test/wordpress/phpcs.xml"
                + " src/main/wordpress/proofwire");
    assertThat(phpcs.exit()).as(phpcs.output()).isZero();
  }

  private record Ran(int exit, String output) {}

  private static Ran run(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), output);
  }
}
