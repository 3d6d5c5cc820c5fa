package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.proofwire.read.Alignment.Syntax;

class AlignmentTest {
  /** Each character with the source's characters that it stands for, or with a question mark. */
  private static List<String> places(String source, Syntax syntax, String decoded) {
    var places = new ArrayList<String>();
    Alignment.walk(
        source,
        syntax,
        0,
        decoded,
        (c, from, to) -> places.add(c + "=" + (from < 0 ? "?" : source.substring(from, to))));
    return places;
  }

  @Test
  void referencesAndTagsAreSteppedOver() {
    assertThat(places("a&amp;b<i>c</i>", Syntax.HTML, "a&bc"))
        .containsExactly("a=a", "&=&amp;", "b=b", "c=c");
    assertThat(places("&notit;", Syntax.HTML, "¬it;"))
        .containsExactly("¬=&not", "i=i", "t=t", ";=;");
    assertThat(places("\\*\\\\", Syntax.MARKDOWN, "*\\")).containsExactly("*=*", "\\=\\");
  }

  @Test
  void afterADisagreementNothingHasAPlace() {
    assertThat(places("axc", Syntax.HTML, "abc")).containsExactly("a=a", "b=?", "c=?");
    assertThat(places("a&amp;c", Syntax.HTML, "axc")).containsExactly("a=a", "x=?", "c=?");
    assertThat(places("a<c", Syntax.HTML, "abc")).containsExactly("a=a", "b=?", "c=?");
    assertThat(places("a", Syntax.HTML, "ab")).containsExactly("a=a", "b=?");
    assertThat(places("a\\b", Syntax.HTML, "ab")).containsExactly("a=a", "b=?");
  }
}
