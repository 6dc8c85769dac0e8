package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServeHelpTest {

  @TempDir private Path directory;

  private String help(int columns) {
    return new Program(directory, Map.of("COLUMNS", String.valueOf(columns)))
        .runHere("serve", "--help")
        .out();
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 100})
  void everyLineFits(int columns) {
    List<String> tooLong = help(columns).lines().filter(line -> line.length() > columns).toList();

    assertEquals(List.of(), tooLong);
  }

  @Test
  void everySettingNamesItsVariableAndItsDefaultOnce() {
    String help = help(80).lines().map(String::strip).collect(Collectors.joining(" "));

    for (Setting<?> setting : Folders.onClassPath().settings()) {
      String said = "(" + setting.variable() + "; default " + setting.fallback() + ")";
      assertEquals(1, count(Pattern.quote(said), help), said + help);
      assertEquals(1, count(setting.variable() + "\\b", help), setting.variable());
    }
    assertEquals(1, count("\\(TOLLGATE_PORT; default 8080\\)", help));
    assertEquals(1, count("\\(TOLLGATE_ISSUER\\)", help));
  }

  private static long count(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  @Test
  void theOptionsOfAContractStandTogetherBelowThoseOfTheServer() {
    String help = help(80);

    int server = help.indexOf("--read-only");
    int cliquify = help.indexOf("\nContract cliquify:\n");
    int rfc = help.indexOf("\nContract rfc:\n");
    assertTrue(0 < server && server < cliquify && cliquify < rfc, help);
    assertTrue(help.indexOf("--api-rate-limit") > cliquify, help);
    assertTrue(help.indexOf("--api-rate-limit") < rfc, help);
    assertTrue(help.indexOf("--rfc-rate-limit") > rfc, help);
  }
}
