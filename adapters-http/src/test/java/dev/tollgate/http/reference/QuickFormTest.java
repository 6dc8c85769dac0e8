package dev.tollgate.http.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form in which a built program reads its own files. */
final class QuickFormTest {

  @Test
  void everyFileSaysTheSameInItsQuickForm() throws IOException, URISyntaxException {
    URI errors =
        Objects.requireNonNull(YamlFile.class.getResource("/dev/tollgate/http/rfc/errors.yaml"))
            .toURI();
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(errors).getParent().getParent())) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
    assertTrue(files.size() > 10);
    for (Path file : files) {
      Object yaml = YamlFile.read(file);
      Map<String, Object> quick = QuickForm.read(new ByteArrayInputStream(QuickForm.write(yaml)));
      assertEquals(yaml, quick, file::toString);
      assertEquals(yaml.toString(), quick.toString(), "the order in " + file);
    }
  }

  @Test
  void whatJsonCannotHoldIsRefusedRatherThanChanged() {
    Object date = YamlFile.parse("since: 2026-01-01");
    Object numbered = YamlFile.parse("200: OK");
    assertThrows(IllegalArgumentException.class, () -> QuickForm.write(date));
    assertThrows(IllegalArgumentException.class, () -> QuickForm.write(numbered));
  }
}
