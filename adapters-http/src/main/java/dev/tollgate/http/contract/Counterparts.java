package dev.tollgate.http.contract;

import dev.tollgate.http.Operation;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Finds the paths of contracts that serve the same purpose: their token endpoints, for example. */
public record Counterparts(Folders folders) {

  /** The contract that has a path among those that others have, too. */
  public Optional<Contract> ownerOf(String path) {
    return folders.contracts().stream()
        .filter(contract -> contract.operations().containsKey(path))
        .findFirst();
  }

  /** The path of a contract for the purpose of this path, which may be its own. */
  public Optional<String> of(String path, Contract contract) {
    Optional<Operation> purpose = ownerOf(path).map(owner -> purpose(owner.operations().get(path)));
    return contract.operations().entrySet().stream()
        .filter(it -> purpose.equals(Optional.of(purpose(it.getValue()))))
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder());
  }

  /** Some contracts have token endpoints that only exchange codes. */
  private static Operation purpose(Operation operation) {
    return operation == Operation.EXCHANGE ? Operation.ISSUE : operation;
  }
}
