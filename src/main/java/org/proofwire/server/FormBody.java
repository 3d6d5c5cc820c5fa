package org.proofwire.server;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of a form, as it should be written and as some clients write it.
 *
 * <p>LibreOffice 7.4 sends {@code text=} and then the text as it stands, with its blanks, percent
 * signs, plus signs and ampersands, in UTF-8. So a value that can't have been encoded is taken as
 * it is; and where the body holds such a value, an ampersand ends it only if one of LanguageTool's
 * parameters follows. What can't be told is a text without white space that looks encoded ({@code
 * R%26D}): it is decoded.
 */
final class FormBody {
  /** LanguageTool's own, and what its clients add. */
  private static final Set<String> KNOWN =
      Set.of(
          "abtest",
          "allowIncompleteResults",
          "altLanguages",
          "apiKey",
          "data",
          "dict",
          "dicts",
          "disabledCategories",
          "disabledRules",
          "enabledCategories",
          "enabledOnly",
          "enabledRules",
          "enableHiddenRules",
          "enableTempOffRules",
          "instanceId",
          "language",
          "level",
          "limit",
          "mode",
          "motherTongue",
          "multilingual",
          "noopLanguages",
          "offset",
          "preferredLanguages",
          "preferredVariants",
          "ruleValues",
          "text",
          "textSessionId",
          "token",
          "useragent",
          "username",
          "v",
          "word",
          "words");

  private static final Pattern BEFORE_KNOWN =
      Pattern.compile("&(?=(?:" + KNOWN.stream().sorted().collect(Collectors.joining("|")) + ")=)");

  /** What an encoded form never holds: white space, or a percent sign that begins no byte. */
  private static final Pattern NOT_ENCODED = Pattern.compile("\\s|%(?![0-9A-Fa-f]{2})");

  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

  private static final Pattern ENCODED = Pattern.compile("\\+|(?:%[0-9A-Fa-f]{2})+");

  private FormBody() {}

  /** The parameters by name; of one that comes twice, the first. */
  static Map<String, String> read(byte[] body) {
    String form = new String(body, StandardCharsets.UTF_8);
    // The line break that many a shell puts at the end belongs to no value.
    form = form.replaceFirst("[\\r\\n]+$", "");
    List<String> pairs =
        isEncoded(form) ? List.of(form.split("&")) : List.of(BEFORE_KNOWN.split(form));
    var values = new LinkedHashMap<String, String>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : pair.substring(0, equals);
      if (NAME.matcher(name).matches()) {
        values.putIfAbsent(name, decoded(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  /** Whether every ampersand parts two parameters, and every value may have been encoded. */
  private static boolean isEncoded(String form) {
    return !NOT_ENCODED.matcher(form).find()
        && List.of(form.split("&")).stream().allMatch(pair -> pair.isEmpty() || pair.contains("="));
  }

  private static String decoded(String value) {
    if (NOT_ENCODED.matcher(value).find()) {
      return value;
    }
    Matcher matcher = ENCODED.matcher(value);
    return matcher.replaceAll(
        encoded ->
            Matcher.quoteReplacement(
                encoded.group().equals("+")
                    ? " "
                    : new String(
                        HexFormat.of().parseHex(encoded.group().replace("%", "")),
                        StandardCharsets.UTF_8)));
  }
}
