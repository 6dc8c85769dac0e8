package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tollgate.http.contract.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demo prints the walk of the README, with the client filled in. */
final class DemoWalkTest {

  private static final Pattern COMMAND =
      Pattern.compile("^ {4}((?:TOKEN=|curl ).*?)(?: +#.*)?$", Pattern.MULTILINE);

  @Test
  void everyCommandOfTheReadmeIsPrinted() throws IOException {
    List<String> promised =
        COMMAND
            .matcher(Files.readString(Path.of("..", "README.md")))
            .results()
            .map(found -> found.group(1))
            .toList();

    List<String> printed =
        Demo.walk(
                new Demo.Credentials("ID", "SECRET"),
                "APP",
                "localhost:8080",
                Folders.onClassPath())
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.replace("; echo $TOKEN", ""))
            .toList();

    assertFalse(promised.isEmpty());
    assertEquals(promised, printed);
  }
}
