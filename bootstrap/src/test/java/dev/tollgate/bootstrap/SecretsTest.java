package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.cli.command.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets in files, which variables name. */
final class SecretsTest {

  @TempDir private Path directory;

  private String file(String content) throws IOException {
    return Files.writeString(directory.resolve("secret"), content).toString();
  }

  @Test
  void aVariableOrItsFileHoldsTheSecretAndOneNewlineAtTheEndIsDropped() throws IOException {
    assertEquals(Optional.empty(), Secrets.of("A", Map.of("A", "", "A_FILE", "")));
    assertEquals(Optional.of("s"), Secrets.of("A", Map.of("A", "s")));
    assertEquals(Optional.of(" s "), Secrets.of("A", Map.of("A_FILE", file(" s \n"))));
    assertEquals(Optional.of("s\n"), Secrets.of("A", Map.of("A_FILE", file("s\n\r\n"))));
  }

  @Test
  void bothAreRefusedAndSoIsAFileThatCannotBeRead() throws IOException {
    Map<String, String> both = Map.of("A", "hidden", "A_FILE", file("hidden"));
    Map<String, String> missing = Map.of("A_FILE", directory.resolve("missing").toString());

    String twice =
        assertThrows(StorageMisconfigured.class, () -> Secrets.of("A", both)).getMessage();
    String unread =
        assertThrows(StorageMisconfigured.class, () -> Secrets.of("A", missing)).getMessage();

    assertEquals("A and A_FILE are both set. Set only one of them.", twice);
    assertTrue(unread.contains("missing, named by A_FILE, cannot be read."), unread);
  }

  @ParameterizedTest
  @CsvSource({
    "TOLLGATE_MASTER_KEY, serve --port 0 --storage memory:",
    "TOLLGATE_STORAGE, client list",
    "TOLLGATE_STORAGE_PASSWORD, client list --storage jdbc:postgresql://127.0.0.1:1/x",
    "TOLLGATE_FROM_STORAGE_PASSWORD, storage copy --from jdbc:postgresql://127.0.0.1:1/x"
  })
  void everyVariableThatHoldsASecretHasAFile(String variable, String command) throws IOException {
    Map<String, String> environment =
        Map.of(variable, "hidden", variable + "_FILE", file("hidden"));

    Ended ended = new Program(directory, environment).runHere(command.split(" ", -1));

    assertEquals(1, ended.status(), ended.err());
    assertTrue(
        ended.err().contains(variable + " and " + variable + "_FILE are both set."), ended.err());
    assertFalse(ended.err().contains("hidden"), ended.err());
  }

  @Test
  void theUrlOfTheStoreIsReadFromItsFileUnlessAnOptionGivesAnother() throws IOException {
    Program program =
        new Program(directory, Map.of("TOLLGATE_STORAGE_FILE", file("nonsense:hidden\n")));

    Ended read = program.runHere("client", "list");
    Ended given = program.runHere("client", "list", "--storage", "memory:");

    assertEquals(1, read.status());
    assertTrue(read.err().contains("nonsense"), read.err());
    assertEquals(0, given.status(), given.err());
  }

  @Test
  void theMasterKeyIsReadFromItsFile() throws IOException {
    Ended ended =
        new Program(directory, Map.of("TOLLGATE_MASTER_KEY_FILE", file("hidden\n")))
            .runHere("serve", "--port", "0", "--storage", "memory:");

    assertEquals(1, ended.status());
    assertTrue(ended.err().contains("TOLLGATE_MASTER_KEY must be 32 bytes"), ended.err());
    assertFalse(ended.err().contains("hidden"), ended.err());
  }
}
