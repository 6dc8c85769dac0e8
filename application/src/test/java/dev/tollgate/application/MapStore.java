package dev.tollgate.application;

import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Contents;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.application.storage.Tokens;
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
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What use cases work on, in maps; it tells which verbs were called, and can be taken down. */
public final class MapStore {

  private final Map<String, Enterprise> enterprises = new TreeMap<>();
  private final Map<String, Company> companies = new TreeMap<>();
  private final Map<String, Client> clients = new TreeMap<>();
  private final Map<String, RegisteredScope> scopes = new TreeMap<>();
  private final Map<String, Token> tokens = new TreeMap<>();
  private final Map<String, ResourceUri> resources = new TreeMap<>();
  private final Map<SecretDigest, Instant> assertions = new HashMap<>();
  private final Map<String, SigningKey> keys = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();
  private String broken = "nothing";

  /** The verbs that were called since the last time this was asked, as {@code clients.find}. */
  public List<String> takeCalls() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  /** From now on every verb that begins like this one throws. */
  public void breakDown(String verb) {
    broken = verb;
  }

  /** The tokens that are kept. */
  public List<Token> keptTokens() {
    return List.copyOf(tokens.values());
  }

  /** Until when the assertions that were used are kept. */
  public List<Instant> spentUntil() {
    return List.copyOf(assertions.values());
  }

  private void called(String verb) {
    calls.add(verb);
    if (verb.startsWith(broken)) {
      throw new StoreUnavailable("broken: " + verb, null);
    }
  }

  public Enterprises enterprises() {
    return new Enterprises() {
      @Override
      public boolean add(Enterprise enterprise) {
        called("enterprises.add");
        return enterprises.putIfAbsent(enterprise.id().value(), enterprise) == null;
      }

      @Override
      public Optional<Enterprise> find(EnterpriseId id) {
        called("enterprises.find");
        return Optional.ofNullable(enterprises.get(id.value()));
      }

      @Override
      public List<Enterprise> page(Listing listing) {
        called("enterprises.page");
        return part(enterprises, listing, Enterprise::active);
      }

      @Override
      public boolean change(EnterpriseId id, TenantChange change) {
        called("enterprises.change");
        return enterprises.computeIfPresent(id.value(), (key, it) -> change.of(it)) != null;
      }

      @Override
      public Removal remove(EnterpriseId id, boolean cascade) {
        called("enterprises.remove");
        if (!enterprises.containsKey(id.value())) {
          return new Removal.Missing();
        }
        Predicate<Company> company = it -> it.enterprise().equals(id);
        Predicate<Client> client = it -> it.enterprise().equals(id);
        Contents contents = contents(company, client);
        if (!cascade && !contents.isEmpty()) {
          return new Removal.NotEmpty(contents);
        }
        enterprises.remove(id.value());
        companies.values().removeIf(company);
        clients.values().removeIf(client);
        return new Removal.Done(contents);
      }
    };
  }

  public Companies companies() {
    return new Companies() {
      @Override
      public boolean add(Company company) {
        called("companies.add");
        return companies.putIfAbsent(company.id().value(), company) == null;
      }

      @Override
      public Optional<Company> find(CompanyId id) {
        called("companies.find");
        return Optional.ofNullable(companies.get(id.value()));
      }

      @Override
      public List<Company> page(Listing listing) {
        called("companies.page");
        return part(companies, listing, Company::active);
      }

      @Override
      public boolean change(CompanyId id, TenantChange change) {
        called("companies.change");
        return companies.computeIfPresent(id.value(), (key, it) -> change.of(it)) != null;
      }

      @Override
      public Removal remove(CompanyId id, boolean cascade) {
        called("companies.remove");
        if (!companies.containsKey(id.value())) {
          return new Removal.Missing();
        }
        Predicate<Client> client = it -> it.company().filter(id::equals).isPresent();
        Contents contents = contents(it -> false, client);
        if (!cascade && !contents.isEmpty()) {
          return new Removal.NotEmpty(contents);
        }
        companies.remove(id.value());
        clients.values().removeIf(client);
        return new Removal.Done(contents);
      }
    };
  }

  private Contents contents(Predicate<Company> company, Predicate<Client> client) {
    return new Contents(
        companies.values().stream().filter(company).count(),
        clients.values().stream().filter(client).count(),
        0);
  }

  public Clients clients() {
    return new Clients() {
      @Override
      public boolean add(Client client) {
        called("clients.add");
        return clients.putIfAbsent(client.id().value(), client) == null;
      }

      @Override
      public Optional<Client> find(ClientId id) {
        called("clients.find");
        return Optional.ofNullable(clients.get(id.value()));
      }

      @Override
      public List<Client> page(Listing listing) {
        called("clients.page");
        return part(clients, listing, Client::enabled);
      }

      @Override
      public boolean change(ClientId id, ClientChange change) {
        called("clients.change");
        Optional<Client> changed = Optional.ofNullable(clients.get(id.value())).flatMap(change::of);
        changed.ifPresent(client -> clients.put(id.value(), client));
        return changed.isPresent();
      }

      @Override
      public boolean remove(ClientId id) {
        called("clients.remove");
        return clients.remove(id.value()) != null;
      }
    };
  }

  public Scopes scopes() {
    return new Scopes() {
      @Override
      public boolean add(RegisteredScope scope) {
        called("scopes.add");
        return scopes.putIfAbsent(scope.scope().value(), scope) == null;
      }

      @Override
      public List<RegisteredScope> all() {
        called("scopes.all");
        return List.copyOf(scopes.values());
      }
    };
  }

  public Tokens tokens() {
    return new Tokens() {
      @Override
      public boolean add(Token token) {
        called("tokens.add");
        return tokens.putIfAbsent(token.id().value(), token) == null;
      }

      @Override
      public Optional<Token> find(TokenId id) {
        called("tokens.find");
        return Optional.ofNullable(tokens.get(id.value()));
      }

      @Override
      public Optional<Token> findByDigest(SecretDigest digest) {
        called("tokens.findByDigest");
        return tokens.values().stream()
            .filter(token -> token.digest().equals(Optional.of(digest)))
            .findFirst();
      }

      @Override
      public boolean revoke(TokenId id, Instant at) {
        called("tokens.revoke");
        Optional<Token> revoked =
            Optional.ofNullable(tokens.get(id.value())).flatMap(it -> it.revoked(at));
        revoked.ifPresent(token -> tokens.put(id.value(), token));
        return revoked.isPresent();
      }

      @Override
      public int purge(Instant now, int limit) {
        called("tokens.purge");
        List<String> expired =
            tokens.values().stream()
                .filter(token -> token.isExpired(now))
                .limit(limit)
                .map(token -> token.id().value())
                .toList();
        tokens.keySet().removeAll(expired);
        return expired.size();
      }

      @Override
      public long purgeable(Instant now) {
        called("tokens.purgeable");
        return tokens.values().stream().filter(token -> token.isExpired(now)).count();
      }
    };
  }

  public ClientTokens clientTokens() {
    return new ClientTokens() {
      @Override
      public List<Token> page(RegistrationId registration, String after, int limit) {
        called("clientTokens.page");
        return tokens.values().stream()
            .filter(token -> token.registration().equals(registration))
            .filter(token -> token.id().value().compareTo(after) > 0)
            .limit(limit)
            .toList();
      }

      @Override
      public int revoke(List<TokenId> ids, Instant at) {
        called("clientTokens.revoke " + ids.size());
        return (int) ids.stream().filter(id -> tokens().revoke(id, at)).count();
      }
    };
  }

  /** A list of documents that is the same for every company and kind. */
  public Documents documents(List<Document> all) {
    return new Documents() {
      @Override
      public Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
        called("documents.page " + offset + " " + limit);
        return new Slice(all.stream().skip(offset).limit(limit).toList(), all.size());
      }

      @Override
      public Edition replace(CompanyId company) {
        throw new UnsupportedOperationException("no use case replaces documents");
      }
    };
  }

  public Resources resources() {
    return new Resources() {
      @Override
      public boolean add(ResourceUri resource) {
        called("resources.add");
        return resources.putIfAbsent(resource.value(), resource) == null;
      }

      @Override
      public List<ResourceUri> all() {
        called("resources.all");
        return List.copyOf(resources.values());
      }

      @Override
      public boolean remove(ResourceUri resource) {
        called("resources.remove");
        return resources.remove(resource.value()) != null;
      }
    };
  }

  public Assertions assertions() {
    return new Assertions() {
      @Override
      public boolean spend(SecretDigest assertion, Instant expiresAt) {
        called("assertions.spend");
        return assertions.putIfAbsent(assertion, expiresAt) == null;
      }

      @Override
      public List<SpentAssertion> page(String after, int limit) {
        throw new UnsupportedOperationException("no use case lists assertions");
      }

      @Override
      public int purge(Instant now, int limit) {
        throw new UnsupportedOperationException("no use case purges assertions");
      }
    };
  }

  public Keys keys() {
    return new Keys() {
      @Override
      public boolean addFirst(SigningKey key) {
        throw new UnsupportedOperationException("no use case adds first keys");
      }

      @Override
      public boolean add(SigningKey key) {
        called("keys.add");
        return keys.putIfAbsent(key.kid(), key) == null;
      }

      @Override
      public boolean isTaken(String kid) {
        throw new UnsupportedOperationException("only rehearsals ask");
      }

      @Override
      public boolean lengthen(String kid, Duration lifetime) {
        throw new UnsupportedOperationException("no use case signs by itself");
      }

      @Override
      public boolean remove(String kid) {
        called("keys.remove");
        return keys.remove(kid) != null;
      }

      @Override
      public List<SigningKey> all() {
        called("keys.all");
        return keys.values().stream().sorted(Comparator.comparing(SigningKey::createdAt)).toList();
      }
    };
  }

  private static <T> List<T> part(Map<String, T> all, Listing listing, Predicate<T> isActive) {
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().compareTo(listing.after()) > 0)
        .map(Map.Entry::getValue)
        .filter(it -> listing.active().isEmpty() || listing.active().get() == isActive.test(it))
        .limit(listing.limit())
        .toList();
  }
}
