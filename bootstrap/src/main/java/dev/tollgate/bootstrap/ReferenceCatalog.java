package dev.tollgate.bootstrap;

import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.reference.ContractFiles;
import dev.tollgate.http.reference.InvalidReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives the command line the error references of the HTTP adapters. */
record ReferenceCatalog(Supplier<Folders> folders) implements ErrorCatalog {

  @Override
  public List<String> contracts() {
    return folders.get().names();
  }

  @Override
  public List<ContractVersion> versions() {
    return folders.get().versions();
  }

  @Override
  public List<Entry> errors(String contract) {
    return folders.get().reference(contract).entries();
  }

  @Override
  public ErrorCatalog with(Path directory) {
    return new ReferenceCatalog(
        () -> Folders.onClassPath().with(new ContractFiles(Optional.of(directory))));
  }

  @Override
  public List<String> mistakes() {
    try {
      return folders.get().mistakes();
    } catch (InvalidReference mistake) {
      return List.of(mistake.getMessage());
    }
  }
}
