package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceUriTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example",
        "https://api.example/",
        "https://api.example:8443/a/b?c=d",
        "http://127.0.0.1:8080",
        "urn:example:resource",
        "https://api.example/%41"
      })
  void anAbsoluteUriWithoutFragmentNamesAResource(String text) {
    assertEquals(Optional.of(new ResourceUri(text)), ResourceUri.parse(text));
    assertEquals(text, new ResourceUri(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/path",
        "//api.example",
        "api.example",
        "https:",
        "https://api.example#",
        "https://api.example#part",
        " https://api.example",
        "https://api.example ",
        "https://api.example/a b",
        "https://api.example/\t",
        "https://api.example/\0",
        "https://api.example/\u007f",
        "https://api.example/\u00e9",
        "https://api.example/%",
        "https://api.example/%zz",
        "https://[api.example",
        "https://api.example/\\",
        "https://api.example/\"",
        "1https://api.example"
      })
  void nothingElseDoes(String text) {
    assertEquals(Optional.empty(), ResourceUri.parse(text));
    assertThrows(IllegalArgumentException.class, () -> new ResourceUri(text));
  }

  @Test
  void resourcesAreComparedAsText() {
    long different =
        Stream.of(
                "https://api.example",
                "https://api.example/",
                "https://API.example",
                "https://api.example:443",
                "https://api.example/%61",
                "https://api.example/a")
            .map(ResourceUri::new)
            .distinct()
            .count();

    assertEquals(6, different);
  }

  @ParameterizedTest
  @CsvSource({
    "https://host, https://host/",
    "https://host, HTTPS://HOST",
    "https://host:443/, https://host",
    "https://host:/, https://host",
    "http://host:80/a, http://host/a",
    "https://host?q, https://host/?q",
    "https://[::1]:443, https://[::1]/",
    "https://u@host:443, https://u@HOST/",
    "URN:example:a, urn:example:a",
    "https://a_b:443, https://a_b/"
  })
  void oneResourceMayBeWrittenInSeveralWays(String one, String other) {
    assertTrue(new ResourceUri(one).isSameAs(new ResourceUri(other)));
    assertTrue(new ResourceUri(other).isSameAs(new ResourceUri(one)));
  }

  @ParameterizedTest
  @CsvSource({
    "https://host, http://host",
    "https://host/a, https://host/a/",
    "https://host/a, https://host/A",
    "https://host, https://host:8443",
    "https://host:80, https://host",
    "http://host:443, http://host",
    "https://host?q, https://host?Q",
    "https://U@host, https://u@host",
    "urn:example:a, urn:example:A",
    "https://host, https://host.",
    "https://h/443, https://h"
  })
  void anythingElseIsAnotherResource(String one, String other) {
    assertFalse(new ResourceUri(one).isSameAs(new ResourceUri(other)));
  }

  @Test
  void aRegisteredSpellingIsFoundAndTheExactOneFirst() {
    ResourceUri bare = new ResourceUri("https://host");
    ResourceUri slash = new ResourceUri("https://host/");

    assertEquals(Optional.of(bare), slash.among(List.of(bare)));
    assertEquals(Optional.of(slash), slash.among(List.of(bare, slash)));
    assertEquals(Optional.empty(), slash.among(List.of(new ResourceUri("https://other/"))));
  }

  @Test
  void aResourceHasAtMost255Characters() {
    String longest = "https://api.example/" + "a".repeat(235);

    assertEquals(Optional.of(new ResourceUri(longest)), ResourceUri.parse(longest));
    assertEquals(Optional.empty(), ResourceUri.parse(longest + "a"));
  }
}
