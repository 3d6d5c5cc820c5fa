package org.proofwire.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://news.example/a?b=c#d | https://news.example/a?b=c",
        "news.example | https://news.example/",
        "HTTP://News.Example:8080 | http://news.example:8080/",
        "https://news.example?x=1 | https://news.example/?x=1",
        "https://bücher.example/straße | https://xn--bcher-kva.example/stra%C3%9Fe",
        "https://news.example/two words/50%/a^b | https://news.example/two%20words/50%25/a%5Eb",
        "https://news.example\\@other.example/ | https://news.example/%5C@other.example/",
        "http://[::1]:81/a | http://[::1]:81/a",
      })
  void addressesAreReadAsPeopleWriteThem(String typed, String address) throws FetchException {
    assertThat(Addresses.parse(typed)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "file:///etc/passwd",
        "ftp://news.example/a",
        "gopher://127.0.0.1:25/_",
        "javascript:alert(1)//://",
        "https://",
        "https:///a",
        "https://user:password@news.example/",
        "https://news.example:99999999/",
        "https://a b/",
        "https://[::1/",
        "not an address",
      })
  void whatIsNoAddressOfTheWebIsRefused(String typed) {
    assertThatThrownBy(() -> Addresses.parse(typed))
        .isInstanceOfSatisfying(
            FetchException.class,
            e -> assertThat(e.kind()).isEqualTo(FetchException.Kind.NOT_HTTP));
  }
}
