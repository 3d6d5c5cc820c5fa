package org.proofwire.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of the plugin's files without running them. */
class PluginFilesTest {
  private static final Path PLUGIN = Path.of("src", "main", "wordpress", "proofwire");

  private static String read(String file) throws IOException {
    return Files.readString(PLUGIN.resolve(file));
  }

  private static List<Path> files(String pattern) throws IOException {
    try (Stream<Path> files = Files.walk(PLUGIN)) {
      return files.filter(file -> file.toString().matches(pattern)).sorted().toList();
    }
  }

  private static String found(String text, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  @Test
  void itHasTheVersionOfTheBuild() throws IOException {
    String version =
        found(
            Files.readString(Path.of("pom.xml")),
            "<artifactId>proofwire</artifactId>\\s*<version>(.+?)</version>");
    assertThat(found(read("proofwire.php"), "\\* Version:\\s+(\\S+)")).isEqualTo(version);
    assertThat(found(read("proofwire.php"), "const VERSION = '(.+?)'")).isEqualTo(version);
    assertThat(found(read("readme.txt"), "Stable tag: (\\S+)")).isEqualTo(version);
  }

  @Test
  void theReadmeAsksForWhatThePluginAsksFor() throws IOException {
    for (String what : List.of("Requires at least", "Requires PHP")) {
      assertThat(found(read("readme.txt"), what + ":\\s+(\\S+)"))
          .isEqualTo(found(read("proofwire.php"), what + ":\\s+(\\S+)"));
    }
  }

  @Test
  void noFileCanBeCalledFromOutside() throws IOException {
    for (Path file : files(".*\\.php")) {
      assertThat(Files.readString(file))
          .as(file.toString())
          .containsPattern("defined\\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \\) \\|\\| exit;");
    }
  }

  @Test
  void everyClassFileIsLoaded() throws IOException {
    String main = read("proofwire.php");
    for (Path file : files(".*class-[a-z-]+\\.php")) {
      assertThat(main).contains("/includes/" + file.getFileName() + "'");
    }
  }

  @Test
  void scriptsWriteNoHtmlThatTheSiteDidNotMake() throws IOException {
    for (Path file : files(".*\\.js")) {
      String code = Files.readString(file);
      assertThat(code)
          .as(file.toString())
          .doesNotContain("dangerouslySetInnerHTML", "insertAdjacentHTML");
      // The badge of the list, which the site escapes; and the decoding of one entity.
      assertThat(code.split("innerHTML", -1).length - 1)
          .as(file.toString())
          .isEqualTo(file.endsWith("admin.js") || file.endsWith("places.js") ? 1 : 0);
    }
  }
}
