package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
  private static final String ENGLISH =
      "The wheel of the mill turned on Monday, for the first time since the war. ";

  private static byte[] bytes(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  private static byte[] join(byte[] one, byte[] two) {
    var joined = new ByteArrayOutputStream();
    joined.writeBytes(one);
    joined.writeBytes(two);
    return joined.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030"})
  void aByteOrderMarkDecidesAndIsNoText(String charset) {
    String text = ENGLISH + "“Very good,” said Łukasz Müller in 東京. 😀";
    assertThat(Encoding.decode(bytes("\uFEFF" + text, charset), false)).isEqualTo(text);
    assertThat(Encoding.decode(bytes("\uFEFF" + text, charset), true)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void unicodeWithoutAMark(String charset) {
    String text = ENGLISH + "“Very good,” said Łukasz Müller in 東京. 😀";
    assertThat(Encoding.decode(bytes(text, charset), false)).isEqualTo(text);
  }

  /** What English news with the odd quotation mark or name has beyond ASCII, in a whole article. */
  static Stream<Arguments> guessed() {
    return Stream.of(
        Arguments.of("windows-1252", ENGLISH + "“It’s good,” he said – and left."),
        Arguments.of("windows-1252", ENGLISH + "It cost £212,000, said André Follin, 61."),
        Arguments.of("windows-1252", ENGLISH + "Müller’s café in São Paulo … 24 °C"),
        Arguments.of("windows-1252", ENGLISH + "One caf\u00e9."),
        Arguments.of("windows-1252", ENGLISH + "the miller\u2019s son"),
        Arguments.of("windows-1252", ENGLISH + "Ó Súilleabháin sold 34 × 25 m to Søren Kjær."),
        Arguments.of("x-MacRoman", ENGLISH + "“I know,” he said — it was the PM’s son."),
        Arguments.of("x-MacRoman", ENGLISH + "It was late — very late."),
        Arguments.of("windows-1250", ENGLISH + "Janković passed to Teletović."),
        Arguments.of(
            "windows-1250", ENGLISH + "Lech Wałęsa, Václav Kříž and Łukasz Żak met in Łódź."),
        Arguments.of("ISO-8859-2", ENGLISH + "Lech Wałęsa and Jerzy Żak met in Łódź, near Kraków."),
        Arguments.of(
            "windows-1254",
            ENGLISH + "Erdoğan met İlker Başbuğ and Doğan Güreş in Eskişehir, Muğla."),
        Arguments.of(
            "windows-1251",
            ENGLISH
                + "Газета «Известия» сообщила, что министр не приедет на встречу в понедельник."),
        Arguments.of(
            "KOI8-R",
            ENGLISH + "Газета Известия сообщила, что министр не приедет на встречу в понедельник."),
        Arguments.of(
            "windows-1256",
            ENGLISH + "وقال الوزير في بيان يوم الاثنين إن الحكومة لن توقع على الاتفاق الجديد"),
        Arguments.of(
            "windows-1253",
            ENGLISH + "Ο υπουργός είπε τη Δευτέρα ότι η κυβέρνηση δεν θα υπογράψει."),
        Arguments.of(
            "windows-1255",
            ENGLISH + "השר אמר ביום שני כי הממשלה לא תחתום על ההסכם החדש עם השכנים"),
        Arguments.of("Shift_JIS", ENGLISH + "大臣は月曜日に、政府は新しい協定に署名しないと述べた。これは三回目です。"),
        Arguments.of("EUC-JP", ENGLISH + "大臣は月曜日に、政府は新しい協定に署名しないと述べた。これは三回目です。"),
        Arguments.of("GB18030", ENGLISH + "部长星期一表示，政府不会签署新的协议。这是今年的第三次。人民日报报道。"),
        Arguments.of("Big5", ENGLISH + "部長星期一表示，政府不會簽署新的協議。這是今年的第三次。人民日報報導。"),
        Arguments.of("EUC-KR", ENGLISH + "장관은 월요일 정부가 새로운 협정에 서명하지 않을 것이라고 말했다. 올해 세 번째다."));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("guessed")
  void otherEncodingsAreGuessed(String charset, String text) {
    byte[] bytes = bytes(text, charset);
    assertThat(new String(bytes, Charset.forName(charset))).as("the sample fits").isEqualTo(text);
    assertThat(Encoding.decode(bytes, false)).isEqualTo(text);
    assertThat(Encoding.decode(bytes((ENGLISH + "\n").repeat(50) + text + "\n", charset), false))
        .isEqualTo((ENGLISH + "\n").repeat(50) + text + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "<meta charset=windows-1251>, windows-1251",
    "<meta charset=\"koi8-r\" />, KOI8-R",
    "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=iso-8859-1\">, windows-1252",
    "<meta content='text/html; charset=Shift_JIS' http-equiv=Content-Type>, windows-31j",
    "<?xml version='1.0' encoding='iso-8859-2'?>, ISO-8859-2",
    "<meta charset=gb2312>, GB18030",
  })
  void whatAPageDeclaresDecides(String declaration, String charset) {
    String text = charset.startsWith("w") && charset.endsWith("1252") ? "café – “ok”" : "";
    if (charset.endsWith("1251") || charset.equals("KOI8-R")) {
      text = "Ян";
    } else if (charset.endsWith("31j")) {
      text = "東京";
    } else if (charset.equals("ISO-8859-2")) {
      text = "Łódź";
    } else if (charset.equals("GB18030")) {
      text = "東京";
    }
    String page = declaration + "<p>" + text + "</p>";
    assertThat(Encoding.decode(bytes(page, charset), true)).isEqualTo(page);
  }

  @Test
  void flawlessUtf8BeatsADeclaredOneByteEncoding() {
    String page = "<meta charset=iso-8859-1><p>café “ok”</p>";
    assertThat(Encoding.decode(page.getBytes(StandardCharsets.UTF_8), true)).isEqualTo(page);
  }

  @Test
  void aFalseDeclarationIsNotFollowed() {
    String page = "<meta charset=utf-8><p>" + ENGLISH + "The café’s owner</p>";
    assertThat(Encoding.decode(bytes(page, "windows-1252"), true)).isEqualTo(page);
    String unknown = "<meta charset=klingon><p>café</p>";
    assertThat(Encoding.decode(unknown.getBytes(StandardCharsets.UTF_8), true)).isEqualTo(unknown);
    String wide = "<meta charset=utf-16><p>café</p>";
    assertThat(Encoding.decode(wide.getBytes(StandardCharsets.UTF_8), true)).isEqualTo(wide);
  }

  @Test
  void plainTextDeclaresNothing() {
    String text = "The page began with <meta charset=windows-1251>, said the café.";
    assertThat(Encoding.decode(text.getBytes(StandardCharsets.UTF_8), false)).isEqualTo(text);
    assertThat(Encoding.decode(bytes(text, "windows-1252"), false)).isEqualTo(text);
  }

  @Test
  void aBrokenByteInUtf8IsDamageAndNotAnotherEncoding() {
    byte[] utf8 = "“Möglich,” sagte er – “vielleicht.” Überall ".getBytes(StandardCharsets.UTF_8);
    byte[] damaged = join(utf8, new byte[] {(byte) 0xE2, (byte) 0x80});
    assertThat(Encoding.decode(damaged, false))
        .startsWith("“Möglich,” sagte er – “vielleicht.” Überall ")
        .endsWith("\uFFFD");
  }

  @Test
  void mojibakeThatIsInTheTextStaysForTheCheckerToReport() {
    String text = "The cafÃ©â€™s owner";
    assertThat(Encoding.decode(text.getBytes(StandardCharsets.UTF_8), false)).isEqualTo(text);
  }
}
