package dev.tollgate.application.contract;

import dev.tollgate.domain.ContractVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The contracts that clients may use, and the versions of their wording. */
public record KnownContracts(Set<String> names, Set<ContractVersion> versions) {

  public KnownContracts {
    names = Set.copyOf(names);
    versions = Set.copyOf(versions);
  }

  /** Contracts without versions. */
  public static KnownContracts of(Set<String> names) {
    return new KnownContracts(names, Set.of());
  }

  /**
   * The versions that are current: the newest one of each contract that is not dated after today,
   * in UTC.
   *
   * @param contracts the only ones that matter; none for all
   */
  public Set<ContractVersion> current(Set<String> contracts, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Map<String, ContractVersion> newest = new HashMap<>();
    versions.stream()
        .filter(version -> contracts.isEmpty() || contracts.contains(version.contract()))
        .filter(version -> !version.date().isAfter(today))
        .sorted()
        .forEach(version -> newest.put(version.contract(), version));
    return Set.copyOf(newest.values());
  }

  /** All names and versions, in the order of the alphabet. */
  public List<String> all() {
    return Stream.concat(names.stream(), versions.stream().map(ContractVersion::value))
        .sorted()
        .toList();
  }
}
