package dev.tollgate.application.admin;

import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.refusal.ClientExists;
import dev.tollgate.domain.refusal.ClientIdInvalid;
import dev.tollgate.domain.refusal.CompanyNotFound;
import dev.tollgate.domain.refusal.NameInvalid;
import dev.tollgate.domain.refusal.RegisterClientRefusal;
import dev.tollgate.domain.refusal.ScopesNotFound;
import dev.tollgate.domain.refusal.SecretWeak;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Registers a client with a first secret: a new one, or one that it brings along. */
public final class RegisterClient {

  private final Clients clients;
  private final Companies companies;
  private final Scopes scopes;
  private final Clock clock;
  private final RandomGenerator random;

  public RegisterClient(
      Clients clients, Companies companies, Scopes scopes, Clock clock, RandomGenerator random) {
    this.clients = clients;
    this.companies = companies;
    this.scopes = scopes;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What is wanted.
   *
   * @param id the client id to register under; empty for a random one
   * @param scopes in the order in which tokens will carry them
   * @param secret the one that is brought along; empty for a new one
   */
  public record Registration(
      String name,
      String company,
      List<String> scopes,
      Optional<String> id,
      Optional<Secret> secret) {
    public Registration {
      scopes = List.copyOf(scopes);
    }

    /** With a new secret. */
    public Registration(String name, String company, List<String> scopes, Optional<String> id) {
      this(name, company, scopes, id, Optional.empty());
    }
  }

  public Result<Registered, RegisterClientRefusal> register(Registration wanted) {
    Optional<Name> name = Name.parse(wanted.name());
    if (name.isEmpty()) {
      return Result.refused(new NameInvalid(wanted.name()));
    }
    Optional<ClientId> id =
        wanted.id().map(ClientId::parse).orElseGet(() -> Optional.of(ClientId.next(random)));
    if (id.isEmpty()) {
      return Result.refused(new ClientIdInvalid(wanted.id().orElse("")));
    }
    Optional<SecretWeak.Problem> weakness = wanted.secret().flatMap(Secret::weakness);
    if (weakness.isPresent()) {
      return Result.refused(new SecretWeak(weakness.get()));
    }
    Optional<Company> company = CompanyId.parse(wanted.company()).flatMap(companies::find);
    if (company.isEmpty()) {
      return Result.refused(new CompanyNotFound(wanted.company()));
    }
    List<String> unknown = unknownAmong(wanted.scopes(), scopes);
    if (!unknown.isEmpty()) {
      return Result.refused(new ScopesNotFound(unknown));
    }
    Instant now = clock.instant();
    Secret secret = wanted.secret().orElseGet(() -> Secret.generate(random));
    ClientSecret kept =
        new ClientSecret(
            SecretId.next(now, random), secret.digest(), now, Optional.empty(), Optional.empty());
    Client client =
        new Client(
            RegistrationId.next(now, random),
            id.get(),
            name.get(),
            company.get().enterprise(),
            Optional.of(company.get().id()),
            new ScopeSet(wanted.scopes().stream().map(Scope::new).toList()),
            List.of(kept),
            true,
            now);
    return clients.add(client)
        ? Result.ok(new Registered(client, kept.id(), secret))
        : Result.refused(new ClientExists(id.get()));
  }

  static List<String> unknownAmong(List<String> wanted, Scopes scopes) {
    Set<String> known =
        scopes.all().stream()
            .map(RegisteredScope::scope)
            .map(Scope::value)
            .collect(Collectors.toSet());
    return wanted.stream().filter(scope -> !known.contains(scope)).toList();
  }

  /** A new client, and the only sight of a new secret. */
  public record Registered(Client client, SecretId secretId, Secret secret) {}
}
