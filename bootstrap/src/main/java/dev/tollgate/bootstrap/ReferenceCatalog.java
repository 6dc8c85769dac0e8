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
    return ErrorReference.of(contract).entries();
  }
}
