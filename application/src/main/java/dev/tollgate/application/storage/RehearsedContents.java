package dev.tollgate.application.storage;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.EnterpriseId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Counts what a store would remove, page by page. */
record RehearsedContents(Storage store) {

  private static final int PAGE = 500;

  Contents of(EnterpriseId id) {
    List<Company> companies =
        all(store.companies()::page, it -> it.id().value(), it -> it.enterprise().equals(id));
    long documents = companies.stream().mapToLong(it -> documents(it.id())).sum();
    return new Contents(companies.size(), clients(it -> it.enterprise().equals(id)), documents);
  }

  Contents of(CompanyId id) {
    long clients = clients(it -> it.company().filter(id::equals).isPresent());
    return new Contents(0, clients, documents(id));
  }

  private long clients(Predicate<Client> wanted) {
    return all(store.clients()::page, it -> it.id().value(), wanted).size();
  }

  private long documents(CompanyId company) {
    long total = 0;
    for (DocumentKind kind : DocumentKind.values()) {
      total += store.documents().page(company, kind, 0, 1).total();
    }
    return total;
  }

  private static <T> List<T> all(
      Function<Listing, List<T>> pages, Function<T, String> id, Predicate<T> wanted) {
    List<T> all = new ArrayList<>();
    Listing next = Listing.first(PAGE);
    while (true) {
      List<T> page = pages.apply(next);
      page.stream().filter(wanted).forEach(all::add);
      if (page.size() < PAGE) {
        return all;
      }
      next = new Listing(id.apply(page.getLast()), next.active(), PAGE);
    }
  }
}
