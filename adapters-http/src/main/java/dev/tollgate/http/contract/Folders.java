package dev.tollgate.http.contract;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ServedContracts;
import dev.tollgate.http.reference.ContractFiles;
import dev.tollgate.http.reference.ErrorReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The folders that are served, in the order of their names.
 *
 * <p>They are found by their names: a folder {@code better-i18n} of error references exports {@code
 * dev.tollgate.http.betteri18n.BetterI18nContract}, or {@code BetterI18nPages} if it is shared.
 *
 * @param files what the operator of the server words differently
 */
public record Folders(List<Folder> all, ContractFiles files) {

  private static final String PARENT = "dev.tollgate.http.";

  public Folders {
    all = List.copyOf(all);
  }

  /**
   * Those on the class path.
   *
   * @throws IllegalStateException if a folder exports nothing, or goes by another name
   */
  public static Folders onClassPath() {
    return new Folders(
        ErrorReference.contracts().stream().map(Folders::load).toList(), ContractFiles.NONE);
  }

  /** The same with wording of the operator. */
  public Folders with(ContractFiles wording) {
    return new Folders(all, wording);
  }

  /** Those that issue tokens. */
  public List<Contract> contracts() {
    return all.stream().filter(Contract.class::isInstance).map(Contract.class::cast).toList();
  }

  /** The rules of those that issue tokens. */
  public ServedContracts served() {
    return ServedContracts.of(
        contracts().stream().map(Contract::rules).toArray(ContractRules[]::new));
  }

  /** Every setting of every folder. */
  public List<Setting<?>> settings() {
    return all.stream().<Setting<?>>flatMap(folder -> folder.settings().stream()).toList();
  }

  /** A name without hyphens, as classes are named after it. */
  public static String camelCase(String name) {
    return Arrays.stream(name.split("-", -1))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static Folder load(String name) {
    String prefix = PARENT + name.replace("-", "") + "." + camelCase(name);
    Folder folder =
        find(prefix + "Contract")
            .or(() -> find(prefix + "Pages"))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the folder %s exports neither %sContract nor %sPages"
                            .formatted(name, prefix, prefix)));
    if (!folder.name().equals(name)) {
      throw new IllegalStateException(
          "the folder %s exports one called %s".formatted(name, folder.name()));
    }
    return folder;
  }

  private static Optional<Folder> find(String type) {
    try {
      return Optional.of(
          Class.forName(type).asSubclass(Folder.class).getDeclaredConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException(type + " does not export a folder", e);
    }
  }
}
