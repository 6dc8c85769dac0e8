package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Contents;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes tenants with what they hold. */
final class Removals {

  private Removals() {}

  static Removal remove(Memory data, EnterpriseId id, boolean cascade) {
    if (data.enterprises.find(id.value()).isEmpty()) {
      return new Removal.Missing();
    }
    List<Company> companies = data.companies.all(it -> it.enterprise().equals(id));
    List<Client> clients = data.clients.all(it -> it.enterprise().equals(id));
    Contents contents = contents(data, companies.size(), companies, clients);
    if (!cascade && !contents.isEmpty()) {
      return new Removal.NotEmpty(contents);
    }
    remove(data, companies, clients);
    var _ = data.enterprises.remove(id.value());
    return new Removal.Done(contents);
  }

  static Removal remove(Memory data, CompanyId id, boolean cascade) {
    Optional<Company> company = data.companies.find(id.value());
    if (company.isEmpty()) {
      return new Removal.Missing();
    }
    List<Company> alone = List.of(company.get());
    List<Client> clients = data.clients.all(it -> it.company().equals(Optional.of(id)));
    Contents contents = contents(data, 0, alone, clients);
    if (!cascade && !contents.isEmpty()) {
      return new Removal.NotEmpty(contents);
    }
    remove(data, alone, clients);
    return new Removal.Done(contents);
  }

  private static Contents contents(
      Memory data, long counted, List<Company> companies, List<Client> clients) {
    long documents = companies.stream().mapToLong(it -> data.library.count(it.id())).sum();
    Set<CompanyId> ids = companies.stream().map(Company::id).collect(Collectors.toSet());
    long projects = data.projects.all(it -> ids.contains(it.company())).size();
    long users = data.users.all(user -> ids.stream().anyMatch(user::belongsTo)).size();
    return new Contents(counted, clients.size(), documents, projects, users);
  }

  private static void remove(Memory data, List<Company> companies, List<Client> clients) {
    for (Client client : clients) {
      var _ = data.clients.remove(client.id().value());
      forget(data, client);
    }
    for (Company company : companies) {
      var _ = data.companies.remove(company.id().value());
      data.library.forget(company.id());
      forget(data, company.id());
    }
  }

  /** What belonged to a client that was removed. */
  static void forget(Memory data, Client client) {
    boolean _ = data.gone.add(client.registration());
    data.changedClients.add(client.id());
    MemoryGrants.forget(data, grant -> grant.registration().equals(client.registration()));
  }

  /** The memberships, grants and projects of a company that was removed. */
  private static void forget(Memory data, CompanyId company) {
    MemoryGrants.forget(data, grant -> grant.company().equals(company));
    int _ = data.projects.removeIf(it -> it.company().equals(company), Integer.MAX_VALUE);
    for (User member : data.users.all(user -> user.belongsTo(company))) {
      boolean _ =
          data.users.change(
              member.id().value(), new UserChange.Leave(company, member.updatedAt())::of);
    }
  }
}
