package dev.tollgate.application.storage;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A store on which a use case can be tried: every verb answers as that of the store below would,
 * and changes nothing there. What was changed is found changed; pages are those of the store below.
 */
public final class Rehearsal implements Storage {

  private final Storage store;
  private final Overlay<EnterpriseId, Enterprise> enterprises;
  private final Overlay<CompanyId, Company> companies;
  private final Overlay<ClientId, Client> clients;
  private final Overlay<Scope, RegisteredScope> scopes;
  private final Overlay<TokenId, Token> tokens;
  private final Overlay<SigningAlgorithm, SigningKey> firstKeys;
  private final Overlay<String, SigningKey> keys;
  private final Overlay<ResourceUri, ResourceUri> resources;
  private final Overlay<SecretDigest, Instant> assertions;
  private OptionalLong purgeable = OptionalLong.empty();

  /** Closing it closes the store below. */
  public Rehearsal(Storage store) {
    this.store = store;
    this.enterprises = new Overlay<>(store.enterprises()::find);
    this.companies = new Overlay<>(store.companies()::find);
    this.clients = new Overlay<>(store.clients()::find);
    this.scopes =
        new Overlay<>(
            scope ->
                store.scopes().all().stream().filter(it -> it.scope().equals(scope)).findFirst());
    this.tokens = new Overlay<>(id -> store.tokens().find(id));
    this.firstKeys =
        new Overlay<>(
            algorithm ->
                store.keys().all().stream()
                    .filter(it -> it.algorithm().equals(algorithm))
                    .findFirst());
    this.keys =
        new Overlay<>(
            kid -> store.keys().all().stream().filter(it -> it.kid().equals(kid)).findFirst());
    this.resources = new Overlay<>(it -> Optional.of(it).filter(store.resources().all()::contains));
    this.assertions = new Overlay<>(it -> Optional.empty());
  }

  @Override
  public Enterprises enterprises() {
    return new Enterprises() {
      @Override
      public boolean add(Enterprise enterprise) {
        return enterprises.add(enterprise.id(), enterprise);
      }

      @Override
      public Optional<Enterprise> find(EnterpriseId id) {
        return enterprises.find(id);
      }

      @Override
      public List<Enterprise> page(Listing listing) {
        return store.enterprises().page(listing);
      }

      @Override
      public boolean change(EnterpriseId id, TenantChange change) {
        return enterprises.change(id, old -> Optional.of(change.of(old)));
      }

      @Override
      public Removal remove(EnterpriseId id, boolean cascade) {
        return Rehearsal.remove(enterprises, id, new RehearsedContents(store).of(id), cascade);
      }
    };
  }

  @Override
  public Companies companies() {
    return new Companies() {
      @Override
      public boolean add(Company company) {
        return companies.add(company.id(), company);
      }

      @Override
      public Optional<Company> find(CompanyId id) {
        return companies.find(id);
      }

      @Override
      public List<Company> page(Listing listing) {
        return store.companies().page(listing);
      }

      @Override
      public boolean change(CompanyId id, TenantChange change) {
        return companies.change(id, old -> Optional.of(change.of(old)));
      }

      @Override
      public Removal remove(CompanyId id, boolean cascade) {
        return Rehearsal.remove(companies, id, new RehearsedContents(store).of(id), cascade);
      }
    };
  }

  private static <K> Removal remove(
      Overlay<K, ?> tenants, K id, Contents contents, boolean cascade) {
    if (tenants.find(id).isEmpty()) {
      return new Removal.Missing();
    }
    if (!cascade && !contents.isEmpty()) {
      return new Removal.NotEmpty(contents);
    }
    boolean _ = tenants.remove(id);
    return new Removal.Done(contents);
  }

  @Override
  public Clients clients() {
    return new Clients() {
      @Override
      public boolean add(Client client) {
        return clients.add(client.id(), client);
      }

      @Override
      public Optional<Client> find(ClientId id) {
        return clients.find(id);
      }

      @Override
      public List<Client> page(Listing listing) {
        return store.clients().page(listing);
      }

      @Override
      public boolean change(ClientId id, ClientChange change) {
        return clients.change(id, change::of);
      }

      @Override
      public boolean remove(ClientId id) {
        return clients.remove(id);
      }
    };
  }

  @Override
  public Scopes scopes() {
    return new Scopes() {
      @Override
      public boolean add(RegisteredScope scope) {
        return scopes.add(scope.scope(), scope);
      }

      @Override
      public List<RegisteredScope> all() {
        return store.scopes().all();
      }
    };
  }

  @Override
  public Tokens tokens() {
    return new Tokens() {
      @Override
      public boolean add(Token token) {
        return tokens.add(token.id(), token);
      }

      @Override
      public Optional<Token> find(TokenId id) {
        return tokens.find(id);
      }

      @Override
      public Optional<Token> findByDigest(SecretDigest digest) {
        return store.tokens().findByDigest(digest).flatMap(token -> tokens.find(token.id()));
      }

      @Override
      public boolean revoke(TokenId id, Instant at) {
        return tokens.change(id, token -> token.revoked(at));
      }

      @Override
      public int purge(Instant now, int limit) {
        long left = purgeable(now);
        int removed = (int) Math.min(limit, left);
        purgeable = OptionalLong.of(left - removed);
        return removed;
      }

      @Override
      public long purgeable(Instant now) {
        return purgeable.orElseGet(() -> store.tokens().purgeable(now));
      }
    };
  }

  @Override
  public ClientTokens clientTokens() {
    return new ClientTokens() {
      @Override
      public List<Token> page(RegistrationId registration, String after, int limit) {
        return store.clientTokens().page(registration, after, limit);
      }

      @Override
      public int revoke(List<TokenId> ids, Instant at) {
        return (int) ids.stream().filter(id -> tokens().revoke(id, at)).count();
      }
    };
  }

  @Override
  public AllTokens allTokens() {
    return new AllTokens() {
      @Override
      public List<Token> page(String after, int limit) {
        return store.allTokens().page(after, limit);
      }

      @Override
      public boolean add(List<Token> added) {
        return added.stream().allMatch(token -> tokens.find(token.id()).isEmpty())
            && added.stream().allMatch(tokens()::add);
      }
    };
  }

  @Override
  public Revocations revocations() {
    return new Revocations() {
      @Override
      public long latest() {
        return store.revocations().latest();
      }

      @Override
      public List<Revocation> after(long place, int limit) {
        return store.revocations().after(place, limit);
      }

      @Override
      public int trim(Instant until, int limit) {
        return 0;
      }
    };
  }

  @Override
  public Leases leases() {
    return new Leases() {
      @Override
      public boolean take(String name, String holder, Instant now, Instant until) {
        return false;
      }

      @Override
      public Optional<String> holder(String name, Instant now) {
        return store.leases().holder(name, now);
      }
    };
  }

  @Override
  public Documents documents() {
    return new Documents() {
      @Override
      public Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
        return store.documents().page(company, kind, offset, limit);
      }

      @Override
      public Edition replace(CompanyId company) {
        return new Discarded();
      }
    };
  }

  /** New documents that go nowhere. */
  private record Discarded() implements Documents.Edition {
    @Override
    public void add(List<Document> documents) {}

    @Override
    public void publish() {}

    @Override
    public void close() {}
  }

  @Override
  public Keys keys() {
    return new Keys() {
      @Override
      public boolean addFirst(SigningKey key) {
        return firstKeys.add(key.algorithm(), key);
      }

      @Override
      public boolean add(SigningKey key) {
        return !isTaken(key.kid()) && keys.add(key.kid(), key);
      }

      @Override
      public boolean isTaken(String kid) {
        return store.keys().isTaken(kid) || keys.find(kid).isPresent();
      }

      @Override
      public boolean lengthen(String kid, Duration lifetime) {
        return store.keys().all().stream()
            .anyMatch(
                key -> key.kid().equals(kid) && key.longestLifetime().compareTo(lifetime) < 0);
      }

      @Override
      public boolean remove(String kid) {
        return keys.remove(kid);
      }

      @Override
      public List<SigningKey> all() {
        return store.keys().all();
      }
    };
  }

  @Override
  public Resources resources() {
    return new Resources() {
      @Override
      public boolean add(ResourceUri resource) {
        return resources.add(resource, resource);
      }

      @Override
      public List<ResourceUri> all() {
        return store.resources().all();
      }

      @Override
      public boolean remove(ResourceUri resource) {
        return resources.remove(resource);
      }
    };
  }

  @Override
  public Assertions assertions() {
    return new Assertions() {
      @Override
      public boolean spend(SecretDigest assertion, Instant expiresAt) {
        return assertions.add(assertion, expiresAt);
      }

      @Override
      public List<SpentAssertion> page(String after, int limit) {
        return store.assertions().page(after, limit);
      }

      @Override
      public int purge(Instant now, int limit) {
        return 0;
      }
    };
  }

  @Override
  public void close() {
    store.close();
  }
}
