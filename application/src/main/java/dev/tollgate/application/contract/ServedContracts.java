package dev.tollgate.application.contract;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contracts that are served, by name. */
public record ServedContracts(Map<String, ContractRules> byName) {

  public ServedContracts {
    byName = Map.copyOf(byName);
  }

  public static ServedContracts of(ContractRules... contracts) {
    return new ServedContracts(
        Stream.of(contracts).collect(Collectors.toMap(ContractRules::name, Function.identity())));
  }

  /** Empty for a contract that is not served, or not any more. */
  public Optional<ContractRules> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether a text has the form of an opaque token of one of them. */
  public boolean isOpaqueToken(String text) {
    return byName.values().stream()
        .flatMap(contract -> contract.opaqueTokens().stream())
        .anyMatch(form -> form.matches(text));
  }
}
