package org.proofwire.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.proofwire.read.Reading.Unreadable;

/** Tells what is not text at all, and names it where its first bytes do. */
final class BinaryFile {
  private static final String SAVE_AS_TEXT = "Save it as text or HTML and give that.";
  private static final String UNPACK = "Unpack it and give what is inside.";

  /**
   * One kind of file.
   *
   * @param magic what it begins with, one character a byte
   * @param at where that stands
   */
  private record Kind(String magic, int at, String name, String remedy) {
    boolean matches(String head) {
      return head.startsWith(magic, at);
    }
  }

  /** Documents that may look like text all through. */
  private static final List<Kind> READABLE =
      List.of(
          new Kind("%PDF-", 0, "a PDF document", SAVE_AS_TEXT),
          new Kind("{\\rtf", 0, "an RTF document", SAVE_AS_TEXT));

  private static final List<Kind> KINDS =
      List.of(
          new Kind("\u00D0\u00CF\u0011\u00E0", 0, "an old Word or Office document", SAVE_AS_TEXT),
          new Kind("PK\3\4", 0, "a ZIP archive", UNPACK),
          new Kind("\u001F\u008B", 0, "a file packed with gzip", UNPACK),
          new Kind("(\u00B5/\u00FD", 0, "a file packed with zstd", UNPACK),
          new Kind("BZh", 0, "a file packed with bzip2", UNPACK),
          new Kind("\u00FD7zXZ", 0, "a file packed with xz", UNPACK),
          new Kind("7z\u00BC\u00AF", 0, "a 7z archive", UNPACK),
          new Kind("\u0089PNG", 0, "a picture (PNG)", SAVE_AS_TEXT),
          new Kind("\u00FF\u00D8\u00FF", 0, "a picture (JPEG)", SAVE_AS_TEXT),
          new Kind("GIF8", 0, "a picture (GIF)", SAVE_AS_TEXT),
          new Kind("WEBP", 8, "a picture (WebP)", SAVE_AS_TEXT),
          new Kind("ftyp", 4, "a video", SAVE_AS_TEXT),
          new Kind("ID3", 0, "a sound recording", SAVE_AS_TEXT),
          new Kind("SQLite format 3", 0, "a database", SAVE_AS_TEXT));

  /** What a ZIP archive holds when it is a document; the names stand uncompressed inside. */
  private static final List<Kind> ZIPPED =
      List.of(
          new Kind("word/", 0, "a Word document", SAVE_AS_TEXT),
          new Kind("xl/", 0, "an Excel workbook", SAVE_AS_TEXT),
          new Kind("ppt/", 0, "a PowerPoint presentation", SAVE_AS_TEXT),
          new Kind("opendocument.text", 0, "an OpenDocument text", SAVE_AS_TEXT),
          new Kind("application/epub", 0, "an e-book", SAVE_AS_TEXT));

  /** One control character in a hundred bytes; a stray one is damage that the checker reports. */
  private static final int BYTES_PER_CONTROL = 100;

  private BinaryFile() {}

  static Optional<Unreadable> recognise(String where, byte[] head) {
    String bytes = new String(head, StandardCharsets.ISO_8859_1);
    Optional<Kind> kind = first(READABLE, bytes);
    if (kind.isEmpty()) {
      if (Encoding.isWide(head) || !hasControls(head)) {
        return Optional.empty();
      }
      kind = first(KINDS, bytes);
    }
    if (kind.isPresent() && bytes.startsWith("PK")) {
      Optional<Kind> inside =
          ZIPPED.stream().filter(one -> bytes.contains(one.magic())).findFirst();
      kind = inside.isPresent() ? inside : kind;
    }
    String name = kind.map(Kind::name).orElse("some other kind of file");
    String remedy = kind.map(Kind::remedy).orElse(SAVE_AS_TEXT);
    return Optional.of(new Unreadable(where, "not text but " + name, remedy));
  }

  private static Optional<Kind> first(List<Kind> kinds, String bytes) {
    return kinds.stream().filter(kind -> kind.matches(bytes)).findFirst();
  }

  private static boolean hasControls(byte[] head) {
    int controls = 0;
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
      boolean isText = b < 0 || b >= ' ' || (b >= '\b' && b <= '\r') || b == 0x1B;
      controls += isText ? 0 : 1;
    }
    return controls * BYTES_PER_CONTROL > head.length;
  }
}
