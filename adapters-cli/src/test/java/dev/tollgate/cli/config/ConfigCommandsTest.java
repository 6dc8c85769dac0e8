package dev.tollgate.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.cli.command.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigCommandsTest {

  @TempDir private Path directory;

  private final Program program = new Program();

  private Path file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("tollgate.yaml"), yaml);
  }

  private Run check(String yaml) throws IOException {
    return program.run("config", "check", "--config", file(yaml).toString());
  }

  @Test
  void withoutMistakesTheConfigurationIsValid() throws IOException {
    Run run =
        check(
            """
            # where it listens
            port: 9090
            trusted-proxy: [10.0.0.0/8, 192.0.2.1]
            storage-user: tollgate
            storage-password: "hidden: #1"
            """);

    assertEquals(new Run(0, "", "The configuration is valid.\n"), run);
  }

  @Test
  void everyMistakeIsListedWithItsLineAndTheNearestSetting() throws IOException {
    Program _ = program.variable("TOLLGATE_STORGE", "memory:");

    Run run =
        check(
            """
            prot: 1
            port: http
            TOLLGATE_DATA: x
            data: [a, b]
            storage-user:
            trusted-proxy: [good, bad]
            port: 2
            storage: {url: x}
            config: other.yaml
            """);

    String path = directory.resolve("tollgate.yaml").toString();
    assertEquals(
        """
        F, line 1: there is no setting "prot". Did you mean port?
        F, line 3: there is no setting "TOLLGATE_DATA". Did you mean data?
        F, line 4: data needs one value. Remove the line to use the default.
        F, line 5: storage-user needs one value. Remove the line to use the default.
        F, line 7: port is already set in line 2. Set it only once.
        F, line 8: storage needs one value. Remove the line to use the default.
        F, line 9: there is no setting "config".
        Unknown setting TOLLGATE_STORGE. Did you mean TOLLGATE_STORAGE?
        Invalid value for port (F, line 2): "http" is not a number.
        Invalid value for trusted-proxy (F, line 6): "bad" is no network.
        """
            .replace("F,", path + ","),
        run.err());
    assertEquals(1, run.status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port: 1\\n  host: hidden | , line 2, column 7: this is not valid YAML.",
        "storage-password: *hidden | , line 1, column 19: this is not valid YAML.",
        "- port | , line 1: the file must consist of lines such as",
        "hidden | , line 1: the file must consist of lines such as"
      })
  void aFileThatIsNoMappingIsRefusedWithoutShowingIt(String yaml, String expected)
      throws IOException {
    Run run = check(yaml.replace("\\n", "\n"));

    assertEquals(1, run.status());
    assertTrue(run.err().contains("tollgate.yaml" + expected), run.err());
    assertFalse(run.err().contains("hidden"), run.err());
  }

  @Test
  void anEmptyFileSetsNothing() throws IOException {
    assertEquals(0, check("# nothing\n").status());
  }

  @Test
  void aFileThatIsNotThereIsRefusedByEveryCommand() {
    Path missing = directory.resolve("missing.yaml");

    Run check = program.run("config", "check", "--config", missing.toString());
    Run list = program.run("scope", "list", "--config", missing.toString());

    String sentence =
        "The configuration file "
            + missing
            + " cannot be read. Name a text file that this user may read.\n";
    assertEquals(new Run(1, "", sentence), check);
    assertEquals(new Run(2, "", sentence + "See: tollgate --help\n"), list);
  }

  @Test
  void settingsThatDoNotGoTogetherAreRefusedAndNamedByTheirLine() throws IOException {
    Run run = check("port: 1\nstorage-user: me\n");

    assertEquals(1, run.status());
    assertEquals(
        "storage-user (" + directory + "/tollgate.yaml, line 2) needs a password.\n", run.err());
  }

  @Test
  void aSecretAndItsFileAreNotBothSet() throws IOException {
    Run run = check("storage-password: hidden\nstorage-password-file: /run/secret\n");

    assertEquals(1, run.status());
    assertTrue(run.err().contains("line 1) and storage-password-file ("), run.err());
    assertFalse(run.err().contains("hidden"), run.err());
  }

  @Test
  void everySettingIsShownWithItsOriginAndWithoutSecrets() throws IOException {
    Path file =
        file(
            """
            port: 9090
            storage: jdbc:postgresql://me:hidden@db/tollgate?password=hidden
            storage-user: me
            storage-password: hidden
            trusted-proxy: [10.0.0.0/8, 192.0.2.1]
            """);
    Program _ =
        program
            .variable("TOLLGATE_CONFIG", file.toString())
            .variable("TOLLGATE_STORAGE_USER", "you");

    Run run = program.run("config", "show", "--data", "here", "--format", "yaml");

    assertEquals(
        """
        - name: port
          value: '9090'
          from: port (F, line 1)
        - name: trusted-proxy
          value: 10.0.0.0/8,192.0.2.1
          from: trusted-proxy (F, line 5)
        - name: data
          value: here
          from: --data
        - name: storage
          value: jdbc:postgresql://db/tollgate
          from: storage (F, line 2)
        - name: storage-user
          value: you
          from: TOLLGATE_STORAGE_USER
        - name: storage-password
          value: '******'
          from: storage-password (F, line 4)
        - name: config
          value: F
          from: TOLLGATE_CONFIG
        """
            .replace("(F,", "(" + file + ",")
            .replace(" F\n", " " + file + "\n"),
        run.out());
  }

  @Test
  void optionsWinOverVariablesAndVariablesOverTheFile() throws IOException {
    String file = file("data: from-file\nstorage: \"memory:\"\nstorage-user: me\n").toString();

    Run byFile = program.run("scope", "list", "--config", file);
    Program _ = program.variable("TOLLGATE_DATA", "variable");
    Run byVariable = program.run("--config", file, "scope", "list");
    Run byOption = program.run("scope", "--config", file, "list", "--data", "option");

    assertEquals(0, byFile.status() + byVariable.status() + byOption.status(), byFile.err());
    assertEquals(
        List.of("from-file", "variable", "option"),
        program.opened.stream().map(store -> store.data().toString()).toList());
    assertEquals(
        List.of("memory:", "memory:", "memory:"),
        program.opened.stream().map(StoreOptions::storage).toList());
    assertEquals("me", program.opened.getFirst().over(Map.of()).get("TOLLGATE_STORAGE_USER"));
  }

  @Test
  void aVariableWinsOverASecretOfTheFileInBothForms() throws IOException {
    String file = file("storage-password-file: /nowhere\n").toString();
    Program _ = program.variable("TOLLGATE_STORAGE_PASSWORD", "secret");

    Run _ = program.run("scope", "list", "--config", file);

    assertFalse(
        program.opened.getFirst().variables().containsKey("TOLLGATE_STORAGE_PASSWORD_FILE"));
  }
}
