package dev.tollgate.bootstrap;

import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.http.reference.ContractFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gives the command line the error references of the HTTP adapters. */
record ReferenceCatalog(ContractFiles files) implements ErrorCatalog {

  @Override
  public List<String> contracts() {
    files.checkFolders();
    return files.contracts();
  }

  @Override
  public List<Entry> errors(String contract) {
    return files.reference(contract).entries();
  }

  @Override
  public ErrorCatalog with(Path directory) {
    return new ReferenceCatalog(new ContractFiles(Optional.of(directory)));
  }

  @Override
  public List<String> mistakes() {
    return files.mistakes();
  }
}
