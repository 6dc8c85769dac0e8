package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.OptionalChange;
import dev.tollgate.application.admin.client.ClientRefusal.ClaimRefused;
import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.NameInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.OriginInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.OriginsNotAssigned;
import dev.tollgate.application.admin.client.ClientRefusal.OriginsTooMany;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNeedUsers;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotAssigned;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesTooLong;
import dev.tollgate.application.admin.client.ClientRefusal.UpdateClientRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.VersionNotFound;
import dev.tollgate.application.contract.KnownContracts;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Origin;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.TokenSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes the name, the scopes, the origins, the token settings, the code flow and the contract
 * versions of a client; tokens already issued stay as they are.
 */
public final class UpdateClient {

  private static final int ATTEMPTS = 100;

  private final Clients clients;
  private final Scopes scopes;
  private final EditClaims editing;
  private final KnownContracts contracts;

  public UpdateClient(
      Clients clients, Scopes scopes, EditClaims editing, KnownContracts contracts) {
    this.contracts = contracts;
    this.clients = clients;
    this.scopes = scopes;
    this.editing = editing;
  }

  /**
   * What changes; what is empty stays as it is.
   *
   * @param add those that the client has already stay where they are
   * @param lifetime of tokens that are issued from then on; the server's if removed
   * @param versions to pin the client to; the name of a contract alone for its current wording
   */
  public record Changes(
      Optional<String> name,
      List<String> add,
      List<String> remove,
      List<String> addOrigins,
      List<String> removeOrigins,
      OptionalChange<Duration> lifetime,
      EditClaims.Changes claims,
      CodeFlowChanges codeFlow,
      List<String> versions) {

    /** Leaves the code flow and the versions as they are. */
    public Changes(
        Optional<String> name,
        List<String> add,
        List<String> remove,
        List<String> addOrigins,
        List<String> removeOrigins,
        OptionalChange<Duration> lifetime,
        EditClaims.Changes claims) {
      this(
          name,
          add,
          remove,
          addOrigins,
          removeOrigins,
          lifetime,
          claims,
          CodeFlowChanges.NOTHING,
          List.of());
    }

    /** Changes the name and the scopes only. */
    public Changes(Optional<String> name, List<String> add, List<String> remove) {
      this(
          name,
          add,
          remove,
          List.of(),
          List.of(),
          new OptionalChange.Unchanged<>(),
          EditClaims.Changes.NOTHING);
    }

    public Changes {
      add = List.copyOf(add);
      remove = List.copyOf(remove);
      addOrigins = List.copyOf(addOrigins);
      removeOrigins = List.copyOf(removeOrigins);
      versions = List.copyOf(versions);
    }
  }

  /** Makes all of the changes or none, and returns the changed client. */
  public Result<Client, UpdateClientRefusal> update(String clientId, Changes changes) {
    Optional<Name> name = changes.name().flatMap(Name::parse);
    if (changes.name().isPresent() && name.isEmpty()) {
      return Result.refused(new NameInvalid(changes.name().get()));
    }
    List<String> unknown = RegisterClient.unknownAmong(changes.add(), scopes);
    if (!unknown.isEmpty()) {
      return Result.refused(new ScopesNotFound(unknown));
    }
    Optional<OriginInvalid> invalid = RegisterClient.invalidAmong(changes.addOrigins());
    if (invalid.isPresent()) {
      return Result.refused(invalid.get());
    }
    Optional<VersionNotFound> noVersion = unknownAmong(changes.versions(), contracts);
    if (noVersion.isPresent()) {
      return Result.refused(noVersion.get());
    }
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<Client> seen = ClientId.parse(clientId).flatMap(clients::find);
      if (seen.isEmpty()) {
        return Result.refused(new ClientNotFound(clientId));
      }
      Client client = seen.get();
      List<String> lacking = missingFrom(client, changes.remove());
      if (!lacking.isEmpty()) {
        return Result.refused(new ScopesNotAssigned(client.id(), lacking));
      }
      Optional<ScopesNeedUsers> useless =
          RegisterClient.uselessAmong(changes.add(), client.grants());
      if (useless.isPresent()) {
        return Result.refused(useless.get());
      }
      ScopeSet scopes = changed(client.scopes(), changes);
      Optional<ScopesTooLong> tooLong =
          changes.add().isEmpty() ? Optional.empty() : RegisterClient.tooLong(scopes);
      if (tooLong.isPresent()) {
        return Result.refused(tooLong.get());
      }
      List<String> strange = lackedOrigins(client, changes.removeOrigins());
      if (!strange.isEmpty()) {
        return Result.refused(new OriginsNotAssigned(client.id(), strange));
      }
      Set<Origin> origins = changed(client.origins(), changes);
      Optional<OriginsTooMany> tooMany = RegisterClient.tooMany(origins);
      if (tooMany.isPresent()) {
        return Result.refused(tooMany.get());
      }
      switch (editing.edit(client.tokenSettings().claims(), changes.claims())) {
        case Result.Refused<CustomClaims, EditClaims.Problem>(EditClaims.Problem problem) -> {
          return Result.refused(new ClaimRefused(problem));
        }
        case Result.Ok<CustomClaims, EditClaims.Problem>(CustomClaims claims) -> {
          CodeFlow codeFlow;
          switch (changes.codeFlow().of(client)) {
            case Result.Refused<CodeFlow, UpdateClientRefusal>(UpdateClientRefusal refusal) -> {
              return Result.refused(refusal);
            }
            case Result.Ok<CodeFlow, UpdateClientRefusal>(CodeFlow changed) -> codeFlow = changed;
          }
          TokenSettings tokens =
              new TokenSettings(
                  changes.lifetime().of(client.tokenSettings().lifetime(), it -> it), claims);
          ClientChange change =
              new ClientChange.Update(
                  new ClientChange.Details(
                      name.orElse(client.name()),
                      scopes,
                      origins,
                      tokens,
                      codeFlow,
                      pinned(client.versions(), changes.versions())),
                  ClientChange.Details.of(client));
          if (clients.change(client.id(), change)) {
            return Result.ok(change.of(client).orElseThrow());
          }
        }
      }
    }
    throw new IllegalStateException("the client changed " + ATTEMPTS + " times in between");
  }

  static Optional<VersionNotFound> unknownAmong(List<String> versions, KnownContracts known) {
    return versions.stream()
        .filter(it -> !known.all().contains(it))
        .findFirst()
        .map(it -> new VersionNotFound(it, known.all()));
  }

  /** Of two versions of one contract, the last one counts. */
  static Set<ContractVersion> pinned(Set<ContractVersion> old, List<String> changes) {
    Map<String, ContractVersion> pinned = new HashMap<>();
    old.forEach(version -> pinned.put(version.contract(), version));
    for (String change : changes) {
      Optional<ContractVersion> version = ContractVersion.parse(change);
      ContractVersion _ = pinned.remove(version.map(ContractVersion::contract).orElse(change));
      version.ifPresent(it -> pinned.put(it.contract(), it));
    }
    return Set.copyOf(pinned.values());
  }

  private static List<String> missingFrom(Client client, List<String> scopes) {
    List<String> held = client.scopes().values().stream().map(Scope::value).toList();
    return scopes.stream().filter(scope -> !held.contains(scope)).toList();
  }

  private static List<String> lackedOrigins(Client client, List<String> origins) {
    Set<String> held = client.origins().stream().map(Origin::value).collect(Collectors.toSet());
    return origins.stream().filter(origin -> !held.contains(origin)).toList();
  }

  private static Set<Origin> changed(Set<Origin> old, Changes changes) {
    Stream<Origin> kept =
        old.stream().filter(origin -> !changes.removeOrigins().contains(origin.value()));
    return Stream.concat(kept, RegisterClient.origins(changes.addOrigins()).stream())
        .collect(Collectors.toSet());
  }

  private static ScopeSet changed(ScopeSet old, Changes changes) {
    Stream<Scope> kept =
        old.values().stream().filter(scope -> !changes.remove().contains(scope.value()));
    Stream<Scope> added = RegisterClient.withoutStandard(changes.add()).values().stream();
    return new ScopeSet(Stream.concat(kept, added).toList());
  }
}
