package dev.tollgate.cli;

import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.domain.ContractVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Two contracts with three errors, and an old version of one with one. */
public record SampleErrors(List<String> mistakes) implements ErrorCatalog {

  public SampleErrors() {
    this(List.of());
  }

  @Override
  public List<String> contracts() {
    return List.of("cliquify", "house");
  }

  @Override
  public List<ContractVersion> versions() {
    return List.of(
        new ContractVersion("cliquify@2025-12-01"), new ContractVersion("cliquify@2099-01-01"));
  }

  @Override
  public List<Entry> errors(String contract) {
    if (contract.equals("cliquify@2025-12-01")) {
      return List.of(
          entry(
              contract,
              "token-invalid-client",
              "token",
              Optional.of("invalid_client"),
              400,
              Source.OURS));
    }
    return contract.equals("house")
        ? List.of(entry("house", "not-found", "house", Optional.empty(), 404, Source.OURS))
        : List.of(
            entry(
                "cliquify",
                "token-invalid-client",
                "token",
                Optional.of("invalid_client"),
                401,
                Source.PUBLISHED),
            entry(
                "cliquify",
                "api-invalid-client",
                "api",
                Optional.of("invalid_client"),
                403,
                Source.DERIVED));
  }

  /** A directory called {@code wrong} has two mistakes; any other changes nothing. */
  @Override
  public ErrorCatalog with(Path directory) {
    return new SampleErrors(
        directory.endsWith("wrong")
            ? List.of("The first mistake.", "The second mistake.")
            : List.of());
  }

  private static Entry entry(
      String contract,
      String name,
      String layer,
      Optional<String> code,
      int status,
      Source source) {
    return new Entry(
        contract,
        name,
        layer,
        code,
        status,
        new TreeMap<>(Map.of("Pragma", "no-cache", "Cache-Control", "no-store")),
        "{\"n\":" + status + "}",
        "Something is wrong.",
        "Correct it.",
        Retryable.AFTER_CHANGE,
        "fix-request",
        source,
        Optional.empty(),
        List.of());
  }
}
