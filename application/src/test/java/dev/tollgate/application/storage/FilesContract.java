package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aScope;
import static dev.tollgate.application.storage.Samples.aToken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the files of a store that has some. */
@About({})
interface FilesContract extends StorageUnderTest {

  @Test
  default void onlyTheOwnerHasAccessToTheFiles() throws IOException {
    assertTrue(Samples.add(storage(), aClient()) && storage().tokens().add(aToken()));
    assertTrue(storage().scopes().add(aScope("read")));

    List<Path> files = List.of();
    if (directoryOfFiles().isPresent()) {
      files = below(directoryOfFiles().get());
      assertFalse(files.isEmpty(), "the store has no files in its directory");
    }

    for (Path file : files) {
      String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      assertEquals("---", permissions.substring(3, 6), file + " is open to its group");
      assertEquals("---", permissions.substring(6), file + " is open to everyone");
    }
  }

  private static List<Path> below(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> !file.equals(directory)).toList();
    }
  }
}
