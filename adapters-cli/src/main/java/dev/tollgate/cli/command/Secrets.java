package dev.tollgate.cli.command;

import dev.tollgate.application.storage.StorageMisconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Variables that hold a secret. Each has another, with {@code _FILE} appended, that names a file.
 */
public final class Secrets {

  private static final String FILE = "_FILE";

  private Secrets() {}

  /**
   * The secret in a variable, or in the file that the other variable names; one newline at the end
   * of the file is dropped.
   *
   * @throws StorageMisconfigured if both are set, or if the file cannot be read
   */
  public static Optional<String> of(String variable, Map<String, String> environment) {
    Optional<String> secret = given(variable, environment);
    Optional<String> file = given(variable + FILE, environment);
    if (secret.isPresent() && file.isPresent()) {
      throw new StorageMisconfigured(
          variable + " and " + variable + FILE + " are both set. Set only one of them.");
    }
    return secret.or(() -> file.map(path -> read(variable + FILE, path)));
  }

  /** Each variable, followed by the one that names its file. */
  public static Stream<String> names(List<String> variables) {
    return variables.stream().flatMap(name -> Stream.of(name, name + FILE));
  }

  private static Optional<String> given(String variable, Map<String, String> environment) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }

  private static String read(String variable, String path) {
    try {
      return Files.readString(Path.of(path)).replaceFirst("\\r?\\n\\z", "");
    } catch (IOException | InvalidPathException e) {
      throw new StorageMisconfigured(
          "The file %s, named by %s, cannot be read. Name a text file that this user may read."
              .formatted(path, variable),
          e);
    }
  }
}
