package dev.tollgate.persistence.jdbc;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** H2 keeps the contract, also when its file is taken away and comes back. */
public class H2StorageTest extends StorageContract {

  /** A store without records, made once: creating the tables takes longer than most tests. */
  private static final class Empty {

    static final List<Path> FILES = files();

    private static List<Path> files() {
      try {
        Path directory = Files.createTempDirectory("tollgate-empty-");
        directory.toFile().deleteOnExit();
        new H2Outage(directory).open().close();
        try (Stream<Path> files = Files.list(directory)) {
          return files.peek(file -> file.toFile().deleteOnExit()).toList();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @TempDir protected Path directory;

  private boolean prepared;

  /** Fills the directory before the store is opened for the first time. */
  protected final void prepare() {
    if (prepared) {
      return;
    }
    prepared = true;
    try {
      for (Path file : Empty.FILES) {
        Path _ = Files.copy(file, directory.resolve(file.getFileName()), COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Storage open() {
    prepare();
    return new H2Outage(directory).open(StoreTimeout.of(isAboutFailure()));
  }

  @Override
  protected Optional<Schema> schema() {
    return new H2Outage(directory).schema();
  }

  @Override
  protected Optional<Path> directory() {
    return Optional.of(directory);
  }

  @Override
  protected void stop(Storage running) {
    new H2Outage(directory).begin();
  }

  @Override
  protected Storage restart(Storage stopped) {
    new H2Outage(directory).end();
    return stopped;
  }
}
