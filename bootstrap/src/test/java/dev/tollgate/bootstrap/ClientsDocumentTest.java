package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java that docs/clients.md shows is what the tests of these clients run. */
final class ClientsDocumentTest {

  private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyParagraphOfAnExampleIsPartOfATest() throws IOException {
    String tests = source(NimbusSdkTest.class) + source(SpringSecurityTest.class);
    List<String> paragraphs =
        EXAMPLE
            .matcher(Files.readString(Path.of("..", "docs", "clients.md")))
            .results()
            .flatMap(found -> Stream.of(unindented(found.group(1)).split("\n\n", -1)))
            .toList();

    List<String> unknown = paragraphs.stream().filter(it -> !tests.contains(it)).toList();

    assertFalse(paragraphs.isEmpty());
    assertEquals(List.of(), unknown);
  }

  private static String source(Class<?> test) throws IOException {
    Path file = Path.of("src", "test", "java", test.getName().replace('.', '/') + ".java");
    return unindented(Files.readString(file));
  }

  private static String unindented(String source) {
    return source.replaceAll("(?m)^ +", "");
  }
}
