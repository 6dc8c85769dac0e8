package dev.tollgate.cli;

import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Contents;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.SigningKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What administrators work on, in maps; it outlives its closing and counts it. */
final class MapStorage implements Storage {

  private final NavigableMap<String, Enterprise> enterprises = new TreeMap<>();
  private final NavigableMap<String, Company> companies = new TreeMap<>();
  private final NavigableMap<String, Client> clients = new TreeMap<>();
  private final NavigableMap<String, RegisteredScope> scopes = new TreeMap<>();
  final MapTokens tokens = new MapTokens();
  final MapDocuments documents = new MapDocuments();
  private final MapKeys keys = new MapKeys();
  final Map<String, String> leases = new HashMap<>();
  private final MapAssertions assertions = new MapAssertions();
  private final MapResources resources = new MapResources();
  private int closed;

  List<String> keyIds() {
    return keys.all().stream().map(SigningKey::kid).toList();
  }

  int timesClosed() {
    return closed;
  }

  @Override
  public Enterprises enterprises() {
    return new Enterprises() {
      @Override
      public boolean add(Enterprise enterprise) {
        return enterprises.putIfAbsent(enterprise.id().value(), enterprise) == null;
      }

      @Override
      public Optional<Enterprise> find(EnterpriseId id) {
        return Optional.ofNullable(enterprises.get(id.value()));
      }

      @Override
      public List<Enterprise> page(Listing listing) {
        return part(enterprises, listing, Enterprise::active);
      }

      @Override
      public boolean change(EnterpriseId id, TenantChange change) {
        return enterprises.computeIfPresent(id.value(), (_, it) -> change.of(it)) != null;
      }

      @Override
      public Removal remove(EnterpriseId id, boolean cascade) {
        if (!enterprises.containsKey(id.value())) {
          return new Removal.Missing();
        }
        Predicate<Company> company = it -> it.enterprise().equals(id);
        Predicate<Client> client = it -> it.enterprise().equals(id);
        Contents contents = new Contents(count(companies, company), count(clients, client), 0);
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

  @Override
  public Companies companies() {
    return new Companies() {
      @Override
      public boolean add(Company company) {
        return companies.putIfAbsent(company.id().value(), company) == null;
      }

      @Override
      public Optional<Company> find(CompanyId id) {
        return Optional.ofNullable(companies.get(id.value()));
      }

      @Override
      public List<Company> page(Listing listing) {
        return part(companies, listing, Company::active);
      }

      @Override
      public boolean change(CompanyId id, TenantChange change) {
        return companies.computeIfPresent(id.value(), (_, it) -> change.of(it)) != null;
      }

      @Override
      public Removal remove(CompanyId id, boolean cascade) {
        if (!companies.containsKey(id.value())) {
          return new Removal.Missing();
        }
        Predicate<Client> client = it -> it.company().filter(id::equals).isPresent();
        Contents contents = new Contents(0, count(clients, client), 0);
        if (!cascade && !contents.isEmpty()) {
          return new Removal.NotEmpty(contents);
        }
        companies.remove(id.value());
        clients.values().removeIf(client);
        return new Removal.Done(contents);
      }
    };
  }

  private static <T> long count(Map<String, T> all, Predicate<T> wanted) {
    return all.values().stream().filter(wanted).count();
  }

  @Override
  public Clients clients() {
    return new Clients() {
      @Override
      public boolean add(Client client) {
        return clients.putIfAbsent(client.id().value(), client) == null;
      }

      @Override
      public Optional<Client> find(ClientId id) {
        return Optional.ofNullable(clients.get(id.value()));
      }

      @Override
      public List<Client> page(Listing listing) {
        return part(clients, listing, Client::enabled);
      }

      @Override
      public boolean change(ClientId id, ClientChange change) {
        Optional<Client> changed = Optional.ofNullable(clients.get(id.value())).flatMap(change::of);
        changed.ifPresent(client -> clients.put(id.value(), client));
        return changed.isPresent();
      }

      @Override
      public boolean remove(ClientId id) {
        return clients.remove(id.value()) != null;
      }
    };
  }

  @Override
  public Scopes scopes() {
    return new Scopes() {
      @Override
      public boolean add(RegisteredScope scope) {
        return scopes.putIfAbsent(scope.scope().value(), scope) == null;
      }

      @Override
      public List<RegisteredScope> all() {
        return List.copyOf(scopes.values());
      }
    };
  }

  private static <T> List<T> part(
      NavigableMap<String, T> all, Listing listing, Predicate<T> isActive) {
    Stream<T> behind = all.tailMap(listing.after(), false).values().stream();
    return behind
        .filter(it -> listing.active().isEmpty() || listing.active().get() == isActive.test(it))
        .limit(listing.limit())
        .toList();
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public ClientTokens clientTokens() {
    return tokens.ofClients();
  }

  @Override
  public AllTokens allTokens() {
    return tokens.ofAll();
  }

  @Override
  public Revocations revocations() {
    throw new UnsupportedOperationException("no command reads the feed");
  }

  @Override
  public Leases leases() {
    return new Leases() {
      @Override
      public boolean take(String name, String holder, Instant now, Instant until) {
        if (!leases.getOrDefault(name, holder).equals(holder)) {
          return false;
        }
        leases.put(name, holder);
        return until.isAfter(now) || leases.remove(name, holder);
      }

      @Override
      public Optional<String> holder(String name, Instant now) {
        return Optional.ofNullable(leases.get(name));
      }
    };
  }

  @Override
  public Documents documents() {
    return documents;
  }

  @Override
  public Keys keys() {
    return keys;
  }

  @Override
  public Resources resources() {
    return resources;
  }

  @Override
  public Assertions assertions() {
    return assertions;
  }

  @Override
  public void close() {
    closed++;
  }
}
