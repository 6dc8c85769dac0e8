package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.command.Configuration;
import dev.tollgate.cli.command.SettingDescription;
import dev.tollgate.cli.command.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** The table of docs/configuration.md is what the code says about its settings. */
final class ConfigurationDocumentTest {

  private static final String HEAD =
      """
      | name in the file | option | variable | default | what |
      |---|---|---|---|---|
      """;

  private static final Terminal TERMINAL =
      new Terminal(
          Map.of(),
          InputStream.nullInputStream(),
          new PrintWriter(Writer.nullWriter()),
          new PrintWriter(Writer.nullWriter()),
          false);

  private static ServeCommand serve() {
    return new ServeCommand(Clock.systemUTC(), new SecureRandom(), TERMINAL);
  }

  @Test
  void theTableListsEverySettingAsItIs() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "configuration.md"));
    List<SettingDescription> settings = new Settings(ConfigurationDocumentTest::serve).all();

    String expected = HEAD + rows(settings);

    Path written = Files.writeString(Path.of("target", "configuration-table.md"), expected);
    int start = document.indexOf(HEAD);
    assertTrue(settings.size() > 30);
    assertEquals(
        expected,
        document.substring(start).split("\n\n", 2)[0].strip() + "\n",
        "The code's table is in " + written.toAbsolutePath());
  }

  private static String rows(List<SettingDescription> settings) {
    StringBuilder rows = new StringBuilder();
    String group = "";
    for (SettingDescription setting : settings) {
      if (!setting.group().equals(group)) {
        group = setting.group();
        rows.append("| **").append(group).append("** | | | | |\n");
      }
      rows.append(
          "| %s | %s | %s | %s | %s |%n"
              .formatted(
                  code(setting.keys()),
                  setting.hasOption() ? "`--" + setting.name() + " " + setting.label() + "`" : "",
                  code(setting.variables()),
                  setting.fallback().map(it -> "`" + it + "`").orElse(""),
                  setting.help()));
    }
    return rows.toString();
  }

  private static String code(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining("<br>"));
  }

  @Test
  void everyOptionOfServeIsAlsoAVariableAndANameInTheFile() {
    List<String> others =
        serve().commandLine(() -> new Configuration(Map.of())).getCommandSpec().options().stream()
            .filter(option -> !Settings.isSetting(option))
            .map(OptionSpec::longestName)
            .toList();

    assertEquals(List.of(), others);
  }
}
