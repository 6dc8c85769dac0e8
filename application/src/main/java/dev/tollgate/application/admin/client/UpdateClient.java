package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.NameInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotHeld;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesTooLong;
import dev.tollgate.application.admin.client.ClientRefusal.UpdateClientRefusal;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes the name and scopes of a client; tokens already issued keep their scopes. */
public final class UpdateClient {

  private static final int ATTEMPTS = 100;

  private final Clients clients;
  private final Scopes scopes;

  public UpdateClient(Clients clients, Scopes scopes) {
    this.clients = clients;
    this.scopes = scopes;
  }

  /**
   * What is wanted; what is empty stays as it is.
   *
   * @param add those that the client has already stay where they are
   */
  public record Wanted(Optional<String> name, List<String> add, List<String> remove) {
    public Wanted {
      add = List.copyOf(add);
      remove = List.copyOf(remove);
    }
  }

  /** Makes all of the changes or none, and returns the changed client. */
  public Result<Client, UpdateClientRefusal> update(String clientId, Wanted wanted) {
    Optional<Name> name = wanted.name().flatMap(Name::parse);
    if (wanted.name().isPresent() && name.isEmpty()) {
      return Result.refused(new NameInvalid(wanted.name().get()));
    }
    List<String> unknown = RegisterClient.unknownAmong(wanted.add(), scopes);
    if (!unknown.isEmpty()) {
      return Result.refused(new ScopesNotFound(unknown));
    }
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<Client> seen = ClientId.parse(clientId).flatMap(clients::find);
      if (seen.isEmpty()) {
        return Result.refused(new ClientNotFound(clientId));
      }
      Client client = seen.get();
      List<String> lacking = lackedBy(client, wanted.remove());
      if (!lacking.isEmpty()) {
        return Result.refused(new ScopesNotHeld(client.id(), lacking));
      }
      ScopeSet scopes = changed(client.scopes(), wanted);
      Optional<ScopesTooLong> tooLong =
          wanted.add().isEmpty() ? Optional.empty() : RegisterClient.tooLong(scopes);
      if (tooLong.isPresent()) {
        return Result.refused(tooLong.get());
      }
      ClientChange change =
          new ClientChange.Update(
              name.orElse(client.name()), scopes, client.name(), client.scopes());
      if (clients.change(client.id(), change)) {
        return Result.ok(change.of(client).orElseThrow());
      }
    }
    throw new IllegalStateException("the client changed " + ATTEMPTS + " times in between");
  }

  private static List<String> lackedBy(Client client, List<String> scopes) {
    List<String> held = client.scopes().values().stream().map(Scope::value).toList();
    return scopes.stream().filter(scope -> !held.contains(scope)).toList();
  }

  private static ScopeSet changed(ScopeSet old, Wanted wanted) {
    Stream<Scope> kept =
        old.values().stream().filter(scope -> !wanted.remove().contains(scope.value()));
    return new ScopeSet(Stream.concat(kept, wanted.add().stream().map(Scope::new)).toList());
  }
}
