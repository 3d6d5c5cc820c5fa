package org.proofwire.cli;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as people write them: {@code 500ms}, {@code 90s}, {@code 5m}, {@code 2h}, {@code 7d}. */
final class Durations implements ITypeConverter<Duration> {
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})\\s*(ms|s|m|h|d)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  @Override
  public Duration convert(String value) {
    Matcher time = TIME.matcher(value.strip());
    if (!time.matches()) {
      throw new TypeConversionException("“" + value + "” is no time; write 90s, 5m, 2h or 7d");
    }
    return Duration.ofMillis(
        Long.parseLong(time.group(1)) * MILLIS.getOrDefault(time.group(2), 1L));
  }

  /** A time in words that fit a line: {@code 1 h 5 min}, {@code 40 s}. */
  static String words(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return (seconds + 30) / 60 + " min";
    }
    long minutes = (seconds + 30) / 60;
    return minutes < 48 * 60
        ? minutes / 60 + " h " + minutes % 60 + " min"
        : minutes / 1440 + " days";
  }
}
