package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Opens a store, adds each scope that it reads, and answers with how many scopes there are. */
final class ScopeAdder {

  private ScopeAdder() {}

  public static void main(String[] arguments) throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Storage storage = new H2Outage(Path.of(arguments[0])).open()) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        boolean _ = storage.scopes().add(new RegisteredScope(new Scope(line), new Name(line)));
        System.out.println(storage.scopes().all().size());
      }
    }
  }
}
