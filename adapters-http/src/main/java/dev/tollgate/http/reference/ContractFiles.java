package dev.tollgate.http.reference;

import dev.tollgate.application.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The directory in which the operator of a server keeps wording of their own: {@code
 * NAME/errors.yaml} changes errors of the contract {@code NAME}.
 *
 * @param directory empty if the contracts are served as they come
 */
public record ContractFiles(Optional<Path> directory) {

  /** Contracts as they come. */
  public static final ContractFiles NONE = new ContractFiles(Optional.empty());

  private static final String ERRORS = "errors.yaml";

  /** The reference of a contract as it is served here. */
  public ErrorReference reference(String contract) {
    return reference(
        contract,
        mistake -> {
          throw mistake;
        });
  }

  private ErrorReference reference(String contract, Consumer<InvalidReference> mistakes) {
    ErrorReference base = ErrorReference.of(contract);
    return overlay(contract)
        .map(
            file ->
                new Overlay(
                        base,
                        YamlFile.read(contract, ERRORS),
                        read(file),
                        String.valueOf(file.getParent()),
                        mistakes)
                    .read())
        .orElse(base);
  }

  /**
   * The reference of a contract with changes that are in no file yet.
   *
   * @param mistakes is told of each mistake, as one sentence
   */
  public static ErrorReference changed(
      String contract, Map<String, Object> changes, Consumer<String> mistakes) {
    return new Overlay(
            ErrorReference.of(contract),
            YamlFile.read(contract, ERRORS),
            changes,
            contract,
            mistake -> mistakes.accept(mistake.getMessage()))
        .read();
  }

  private Optional<Path> overlay(String contract) {
    return directory.map(it -> it.resolve(contract).resolve(ERRORS)).filter(Files::exists);
  }

  /** The contracts that are served here, in the order of their names. */
  public List<String> contracts() {
    return ErrorReference.contracts();
  }

  /** The contracts whose errors are changed here. */
  public List<String> changed() {
    return ErrorReference.contracts().stream().filter(it -> overlay(it).isPresent()).toList();
  }

  /** Every mistake in the directory, each as one sentence. */
  public List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    try {
      checkFolders();
      for (String contract : changed()) {
        ErrorReference _ = reference(contract, mistake -> mistakes.add(mistake.getMessage()));
      }
    } catch (InvalidReference mistake) {
      mistakes.add(mistake.getMessage());
    }
    return mistakes;
  }

  /**
   * Refuses a folder that changes nothing, such as one with a misspelt name.
   *
   * @throws InvalidReference if there is one, or no such directory
   */
  public void checkFolders() {
    if (directory.isEmpty()) {
      return;
    }
    List<String> known = ErrorReference.contracts();
    try (Stream<Path> folders = Files.list(directory.get())) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        String name = String.valueOf(folder.getFileName());
        if (name.startsWith(".")) {
          continue;
        }
        if (!known.contains(name)) {
          throw InvalidReference.ofFiles(
              folder
                  + ": there is no contract "
                  + name
                  + new Suggestions(known)
                      .nearest(name)
                      .map(near -> "; did you mean " + near + "?")
                      .orElse("."));
        }
        if (!Files.exists(folder.resolve(ERRORS))) {
          throw InvalidReference.ofFiles(folder + ": there is no " + ERRORS + " in it.");
        }
      }
    } catch (NoSuchFileException e) {
      throw unreadable(directory.get(), "there is no such directory", e);
    } catch (IOException e) {
      throw unreadable(directory.get(), "it cannot be read as a directory", e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(Path file) {
    try {
      return switch (YamlFile.read(file)) {
        case Map<?, ?> members -> (Map<String, Object>) members;
        case null, default -> throw InvalidReference.ofFiles(file + ": it has no members.");
      };
    } catch (MarkedYAMLException e) {
      throw new InvalidReference(String.valueOf(file.getParent()), e);
    } catch (YAMLException | IOException e) {
      throw unreadable(file, "it cannot be read", e);
    }
  }

  private static InvalidReference unreadable(Path file, String why, Exception cause) {
    InvalidReference mistake = InvalidReference.ofFiles(file + ": " + why + ".");
    var _ = mistake.initCause(cause);
    return mistake;
  }
}
