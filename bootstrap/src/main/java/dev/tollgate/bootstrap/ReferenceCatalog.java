package dev.tollgate.bootstrap;

import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.http.reference.ErrorReference;
import java.util.List;

/** Gives the command line the error references of the HTTP adapters. */
final class ReferenceCatalog implements ErrorCatalog {

  @Override
  public List<String> contracts() {
    return ErrorReference.contracts();
  }

  @Override
  public List<Entry> errors(String contract) {
    return ErrorReference.of(contract).entries().stream()
        .map(entry -> entry(contract, entry))
        .toList();
  }

  private static Entry entry(String contract, ErrorReference.Entry entry) {
    return new Entry(
        contract,
        entry.name(),
        entry.layer(),
        entry.code(),
        entry.status(),
        entry.headers(),
        entry.body(),
        entry.cause(),
        entry.advice(),
        source(entry.source()),
        entry.unreachable());
  }

  private static Source source(ErrorReference.Source source) {
    return switch (source) {
      case PUBLISHED -> Source.PUBLISHED;
      case DERIVED -> Source.DERIVED;
      case OURS -> Source.OURS;
    };
  }
}
