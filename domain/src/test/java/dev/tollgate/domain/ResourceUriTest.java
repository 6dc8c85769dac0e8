package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void aResourceHasAtMost255Characters() {
    String longest = "https://api.example/" + "a".repeat(235);

    assertEquals(Optional.of(new ResourceUri(longest)), ResourceUri.parse(longest));
    assertEquals(Optional.empty(), ResourceUri.parse(longest + "a"));
  }
}
