package dev.tollgate.http.contract;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ServedContracts;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.http.reference.ContractFiles;
import dev.tollgate.http.reference.Derivation;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.InvalidReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
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

  /**
   * The same with wording of the operator, and with the contracts that they derived.
   *
   * @throws InvalidReference if a contract cannot be derived like that
   */
  public Folders with(ContractFiles wording) {
    wording.checkFolders();
    List<Folder> more = new ArrayList<>(all);
    for (Derivation derivation : wording.derivations()) {
      more.add(derive(derivation));
    }
    return new Folders(more, wording);
  }

  private DerivedContract derive(Derivation derivation) {
    Contract base =
        contracts().stream()
            .filter(it -> it.name().equals(derivation.base()))
            .findFirst()
            .orElseThrow(() -> derivation.wrong("there is no contract " + derivation.base()));
    if (base.derivable().isEmpty()) {
      throw derivation.wrong("the contract " + base.name() + " cannot be extended");
    }
    for (String path : derivation.paths().values()) {
      if (!base.derivable().containsKey(path)) {
        throw derivation.wrong(
            "%s is no path of %s that it can serve; those are %s"
                .formatted(path, base.name(), new TreeSet<>(base.derivable().keySet())));
      }
    }
    List<String> options = base.derivableSettings().stream().map(Setting::option).toList();
    derivation
        .settings()
        .forEach(
            (option, value) -> {
              if (!options.contains(option)) {
                throw derivation.wrong("there is no setting " + option + ", only " + options);
              }
              check(derivation, base, option, value);
            });
    return new DerivedContract(derivation, base);
  }

  private static void check(Derivation derivation, Contract base, String option, String value) {
    base.derivableSettings().stream()
        .filter(setting -> setting.option().equals(option))
        .forEach(
            setting -> {
              try {
                Object _ = setting.read(value);
              } catch (IllegalArgumentException e) {
                throw derivation.wrong(option + " " + e.getMessage().replaceFirst("\\.$", ""));
              }
            });
  }

  /** Those that the operator derived. */
  public List<DerivedContract> derived() {
    return all.stream()
        .filter(DerivedContract.class::isInstance)
        .map(DerivedContract.class::cast)
        .toList();
  }

  /** The names of all that have errors. */
  public List<String> names() {
    return all.stream().map(Folder::name).sorted().toList();
  }

  /** The errors of a folder, or of a version of it, as they are answered here. */
  public ErrorReference reference(String name) {
    String contract = ContractFiles.contractOf(name);
    return derived(contract)
        .map(it -> files.reference(it.derivation(), it::isMet, name))
        .orElseGet(() -> files.reference(name));
  }

  /** The errors of a contract before its operator changed any. */
  public ErrorReference unchanged(String contract) {
    return derived(contract)
        .map(it -> files.unchanged(it.derivation(), it::isMet))
        .orElseGet(() -> ErrorReference.of(contract));
  }

  /**
   * The errors of a contract with changes that are in no file yet.
   *
   * @param mistakes is told of each mistake, as one sentence
   */
  public ErrorReference changed(
      String contract, Map<String, Object> changes, Consumer<String> mistakes) {
    return derived(contract)
        .map(it -> files.changed(it.derivation(), it::isMet, changes, mistakes))
        .orElseGet(() -> ContractFiles.changed(contract, changes, mistakes));
  }

  private Optional<DerivedContract> derived(String name) {
    return derived().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** The versions of wording that the operator keeps, from the oldest to the newest of each. */
  public List<ContractVersion> versions() {
    return files.versions();
  }

  /** Every mistake in the wording of the operator, each as one sentence. */
  public List<String> mistakes() {
    return files.mistakes(
        derived().stream().collect(Collectors.toMap(DerivedContract::derivation, it -> it::isMet)));
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
