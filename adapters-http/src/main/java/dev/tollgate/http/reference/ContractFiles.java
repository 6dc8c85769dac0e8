package dev.tollgate.http.reference;

import dev.tollgate.application.Suggestions;
import dev.tollgate.domain.ContractVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The directory in which the operator of a server keeps wording of their own: {@code
 * NAME/errors.yaml} changes errors of the contract {@code NAME}, {@code NAME@DATE/errors.yaml} is a
 * version of it that clients can be pinned to, and {@code NAME/contract.yaml} derives a contract of
 * this name from another one.
 *
 * @param directory empty if the contracts are served as they come
 */
public record ContractFiles(Optional<Path> directory) {

  /** Contracts as they come. */
  public static final ContractFiles NONE = new ContractFiles(Optional.empty());

  static final String CONTRACT = "contract.yaml";

  private static final String ERRORS = "errors.yaml";

  /** A reference as it comes, and the file behind it, which is read only to be changed. */
  private record Original(ErrorReference reference, Supplier<Map<String, Object>> written) {

    static Original of(ErrorReference reference) {
      return new Original(reference, () -> YamlFile.read(reference.contract(), ERRORS));
    }
  }

  private static void refuse(InvalidReference mistake) {
    throw mistake;
  }

  /**
   * The reference of a contract on the class path, as it is served here.
   *
   * @param name of the contract, or of a version of it
   */
  public ErrorReference reference(String name) {
    return worded(Original.of(ErrorReference.of(contractOf(name))), name, ContractFiles::refuse);
  }

  /** The name of the contract of a version, or the name of a contract. */
  public static String contractOf(String name) {
    return ContractVersion.parse(name).map(ContractVersion::contract).orElse(name);
  }

  /** The current wording, from the reference as it comes. */
  ErrorReference served(ErrorReference base) {
    return worded(Original.of(base), base.contract(), ContractFiles::refuse);
  }

  private ErrorReference worded(
      Original original, String folder, Consumer<InvalidReference> mistakes) {
    ErrorReference base = original.reference();
    return overlay(folder)
        .map(
            file ->
                new Overlay(
                        base,
                        original.written().get(),
                        read(file),
                        String.valueOf(file.getParent()),
                        mistakes)
                    .read())
        .orElse(base)
        .under(folder);
  }

  /**
   * The reference of a derived contract: that of its base under its name, with wording of its own.
   *
   * @param met which errors of the base can be met under it
   * @param folder the name of the contract, or of a version of it
   */
  public ErrorReference reference(Derivation derivation, Predicate<NamedError> met, String folder) {
    return worded(original(derivation, met), folder, ContractFiles::refuse);
  }

  /** The same before its operator changed any error. */
  public ErrorReference unchanged(Derivation derivation, Predicate<NamedError> met) {
    return original(derivation, met).reference();
  }

  private static Original original(Derivation derivation, Predicate<NamedError> met) {
    Map<String, Object> written =
        renamed(YamlFile.read(derivation.base(), ERRORS), derivation.base(), derivation.name());
    ErrorReference whole = new ReferenceFile(derivation.name()).read(written);
    ErrorReference all =
        YamlFile.find(derivation.base(), ReactionsFile.NAME)
            .map(reactions -> new ReactionsFile(whole).read(reactions))
            .orElse(whole);
    return new Original(
        new ErrorReference(
            derivation.name(),
            derivation.about().orElse(all.about()),
            all.errors().stream().filter(met).toList()),
        () -> written);
  }

  /** Addresses of error pages lead to those of the derived contract. */
  @SuppressWarnings("unchecked")
  private static <T> T renamed(T written, String base, String name) {
    return (T)
        switch (written) {
          case String text -> text.replace("/errors/" + base + "#", "/errors/" + name + "#");
          case Map<?, ?> map -> {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, renamed(value, base, name)));
            yield copy;
          }
          case List<?> list -> list.stream().<Object>map(it -> renamed(it, base, name)).toList();
          case null, default -> written;
        };
  }

  /**
   * The contracts that are derived here, in the order of their names.
   *
   * @throws InvalidReference if a file has a mistake that can be seen without the base
   */
  public List<Derivation> derivations() {
    return folders().stream()
        .filter(folder -> !isVersion(folder) && Files.exists(folder.resolve(CONTRACT)))
        .map(
            folder ->
                Derivation.read(
                    name(folder), read(folder.resolve(CONTRACT)), String.valueOf(folder)))
        .toList();
  }

  /** The versions that are kept here, from the oldest to the newest of each contract. */
  public List<ContractVersion> versions() {
    return folders().stream()
        .flatMap(folder -> ContractVersion.parse(name(folder)).stream())
        .sorted()
        .toList();
  }

  private static boolean isVersion(Path folder) {
    return name(folder).contains("@");
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  /**
   * The reference of a contract with changes that are in no file yet.
   *
   * @param mistakes is told of each mistake, as one sentence
   */
  public static ErrorReference changed(
      String contract, Map<String, Object> changes, Consumer<String> mistakes) {
    return changed(Original.of(ErrorReference.of(contract)), changes, mistakes);
  }

  /** The same of a derived contract. */
  public ErrorReference changed(
      Derivation derivation,
      Predicate<NamedError> met,
      Map<String, Object> changes,
      Consumer<String> mistakes) {
    return changed(original(derivation, met), changes, mistakes);
  }

  private static ErrorReference changed(
      Original original, Map<String, Object> changes, Consumer<String> mistakes) {
    return new Overlay(
            original.reference(),
            original.written().get(),
            changes,
            original.reference().contract(),
            mistake -> mistakes.accept(mistake.getMessage()))
        .read();
  }

  private Optional<Path> overlay(String contract) {
    return directory.map(it -> it.resolve(contract).resolve(ERRORS)).filter(Files::exists);
  }

  /** Every mistake in the wording, each as one sentence. */
  public List<String> mistakes(Map<Derivation, Predicate<NamedError>> derived) {
    List<String> mistakes = new ArrayList<>();
    Consumer<InvalidReference> note = mistake -> mistakes.add(mistake.getMessage());
    try {
      checkFolders();
      for (String contract : ErrorReference.contracts()) {
        check(contract, Original.of(ErrorReference.of(contract)), note);
      }
      derived.forEach(
          (derivation, met) -> check(derivation.name(), original(derivation, met), note));
    } catch (InvalidReference mistake) {
      mistakes.add(mistake.getMessage());
    }
    return mistakes;
  }

  private void check(String contract, Original original, Consumer<InvalidReference> note) {
    ErrorReference _ = worded(original, contract, note);
    for (ContractVersion version : versions()) {
      if (version.contract().equals(contract)) {
        ErrorReference _ = worded(original, version.value(), note);
      }
    }
  }

  /**
   * Refuses a folder that changes nothing, such as one with a misspelt name.
   *
   * @throws InvalidReference if there is one, or no such directory
   */
  public void checkFolders() {
    List<String> known = ErrorReference.contracts();
    for (Path folder : folders()) {
      if (isVersion(folder)) {
        checkVersion(folder, known);
        continue;
      }
      String name = name(folder);
      boolean isKnown = known.contains(name);
      boolean isDerived = Files.exists(folder.resolve(CONTRACT));
      if (isKnown && isDerived) {
        throw InvalidReference.ofFiles(
            folder + ": the contract " + name + " exists, so it cannot be derived.");
      }
      if (!isKnown && !isDerived) {
        throw InvalidReference.ofFiles(
            folder
                + ": there is no contract "
                + name
                + new Suggestions(known)
                    .nearest(name)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse(", and no " + CONTRACT + " that derives one."));
      }
      if (isKnown && !Files.exists(folder.resolve(ERRORS))) {
        throw InvalidReference.ofFiles(folder + ": there is no " + ERRORS + " in it.");
      }
    }
  }

  private void checkVersion(Path folder, List<String> known) {
    ContractVersion version =
        ContractVersion.parse(name(folder))
            .orElseThrow(
                () ->
                    InvalidReference.ofFiles(
                        folder
                            + ": a version is named after its contract and a day, such as"
                            + " rfc@2026-11-01."));
    if (!known.contains(version.contract())
        && !Files.exists(folder.resolveSibling(version.contract()).resolve(CONTRACT))) {
      throw InvalidReference.ofFiles(folder + ": there is no contract " + version.contract() + ".");
    }
    if (Files.exists(folder.resolve(CONTRACT))) {
      throw InvalidReference.ofFiles(
          folder + ": a version has no " + CONTRACT + " of its own, only " + ERRORS + ".");
    }
    if (!Files.exists(folder.resolve(ERRORS))) {
      throw InvalidReference.ofFiles(folder + ": there is no " + ERRORS + " in it.");
    }
  }

  private List<Path> folders() {
    if (directory.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(directory.get())) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> !name(folder).startsWith("."))
          .sorted()
          .toList();
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
