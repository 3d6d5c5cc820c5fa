package org.proofwire.report;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  @Test
  void writes() throws Exception {
    var w = new HtmlReport(new Tool("Proofwire", "0.1.0"));
    Files.writeString(Path.of("target/strike.html"), w.write(Samples.strike()));
    Files.writeString(Path.of("target/web.html"), w.write(Samples.strikeFromWebPage()));
    Files.writeString(Path.of("target/clean.html"), w.write(Samples.clean()));
    Files.writeString(Path.of("target/crowded.html"), w.write(Samples.crowded()));
    Files.writeString(Path.of("target/hostile.html"), w.write(Samples.hostile()));
    System.out.println(TextReport.plain().write(Samples.strike()));
  }
}
