package dev.tollgate.http.reference;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Every error that a contract can answer with, as the {@code errors.yaml} beside the contract has
 * it, and how clients react to it, as {@code reactions.yaml} has it where there is one.
 *
 * @param about what the contract is, for people
 */
public record ErrorReference(String contract, String about, List<NamedError> errors) {

  /** Those that were read; the files of a program stay the same. */
  private static final Map<String, ErrorReference> READ = new ConcurrentHashMap<>();

  /** The issuer of examples, where a server writes its own. */
  public static final String EXAMPLE_ISSUER = "https://auth.example.com";

  public ErrorReference {
    errors = List.copyOf(errors);
  }

  /** What is documented about each error, in the order of the file. */
  public List<Entry> entries() {
    return errors.stream().map(NamedError::entry).toList();
  }

  /** The same with examples as this issuer writes them. */
  public ErrorReference at(String issuer) {
    return new ErrorReference(
        contract, about, errors.stream().map(error -> error.at(issuer)).toList());
  }

  /** The same under another name: that of a version. */
  ErrorReference under(String name) {
    return name.equals(contract)
        ? this
        : new ErrorReference(name, about, errors.stream().map(error -> error.under(name)).toList());
  }

  /** The entry of this name, if there is one. */
  public Optional<NamedError> find(String name) {
    return errors.stream().filter(error -> error.entry().name().equals(name)).findFirst();
  }

  /** The contracts on the class path that have a reference, in alphabetical order. */
  public static List<String> contracts() {
    return ReferenceFolders.names();
  }

  /**
   * The reference of a contract, which is read once.
   *
   * @throws IllegalStateException if the contract has no reference
   * @throws InvalidReference if a file has a mistake that can be seen without the contract
   */
  public static ErrorReference of(String contract) {
    return READ.computeIfAbsent(contract, ErrorReference::read);
  }

  private static ErrorReference read(String contract) {
    try {
      ErrorReference reference =
          new ReferenceFile(contract).read(YamlFile.read(contract, "errors.yaml"));
      return YamlFile.find(contract, ReactionsFile.NAME)
          .map(written -> new ReactionsFile(reference).read(written))
          .orElse(reference);
    } catch (MarkedYAMLException e) {
      throw new InvalidReference(contract, e);
    }
  }
}
