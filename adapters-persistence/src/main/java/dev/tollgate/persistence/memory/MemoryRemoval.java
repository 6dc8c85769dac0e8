package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Contents;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import java.util.List;
import java.util.Optional;

/** Removes tenants while nobody else changes tenants or clients. */
final class MemoryRemoval {

  private MemoryRemoval() {}

  static Removal remove(MemoryData data, EnterpriseId id, boolean cascade) {
    synchronized (data.companies) {
      synchronized (data.clients) {
        if (data.enterprises.find(id.value()).isEmpty()) {
          return new Removal.Missing();
        }
        List<Company> companies =
            data.companies.all().stream().filter(it -> it.enterprise().equals(id)).toList();
        List<Client> clients =
            data.clients.all().stream().filter(it -> it.enterprise().equals(id)).toList();
        Contents contents = contents(data, companies, clients, companies.size());
        if (!cascade && !contents.isEmpty()) {
          return new Removal.NotEmpty(contents);
        }
        empty(data, companies, clients);
        var _ = data.enterprises.remove(id.value());
        return new Removal.Done(contents);
      }
    }
  }

  static Removal remove(MemoryData data, CompanyId id, boolean cascade) {
    synchronized (data.companies) {
      synchronized (data.clients) {
        Optional<Company> company = data.companies.find(id.value());
        if (company.isEmpty()) {
          return new Removal.Missing();
        }
        List<Client> clients =
            data.clients.all().stream()
                .filter(it -> it.company().filter(id::equals).isPresent())
                .toList();
        Contents contents = contents(data, List.of(company.get()), clients, 0);
        if (!cascade && !contents.isEmpty()) {
          return new Removal.NotEmpty(contents);
        }
        empty(data, List.of(company.get()), clients);
        return new Removal.Done(contents);
      }
    }
  }

  private static Contents contents(
      MemoryData data, List<Company> companies, List<Client> clients, long counted) {
    long documents = companies.stream().mapToLong(it -> data.library.count(it.id())).sum();
    return new Contents(counted, clients.size(), documents);
  }

  private static void empty(MemoryData data, List<Company> companies, List<Client> clients) {
    for (Client client : clients) {
      var _ = data.clients.remove(client.id().value());
      boolean _ = data.gone.add(client.registration());
    }
    for (Company company : companies) {
      var _ = data.companies.remove(company.id().value());
      data.library.forget(company.id());
    }
  }
}
