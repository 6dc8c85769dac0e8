package dev.tollgate.application.apps;

import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists what a user allowed, as far as it is in force. */
public final class ListApps {

  private static final int PAGE = 200;

  private final Grants grants;
  private final Clients clients;
  private final Companies companies;

  public ListApps(Grants grants, Clients clients, Companies companies) {
    this.grants = grants;
    this.clients = clients;
    this.companies = companies;
  }

  /** The apps of a user, the newest first. */
  public List<ConnectedApp> list(UserId user) {
    return live(user).reversed().stream().flatMap(grant -> app(grant).stream()).toList();
  }

  private List<Grant> live(UserId user) {
    Grants.Filter filter = new Grants.Filter(Optional.of(user), Optional.empty(), Optional.empty());
    List<Grant> live = new ArrayList<>();
    String after = "";
    List<Grant> page;
    do {
      page = grants.page(filter, after, PAGE);
      page.stream().filter(Grant::isLive).forEach(live::add);
      after = page.isEmpty() ? after : page.getLast().id().value();
    } while (page.size() == PAGE);
    return live;
  }

  /** Empty if the client was deleted, perhaps to be registered again: then it may do nothing. */
  private Optional<ConnectedApp> app(Grant grant) {
    return clients
        .find(grant.client())
        .filter(client -> client.registration().equals(grant.registration()))
        .map(client -> new ConnectedApp(grant, name(client), company(grant)));
  }

  private static String name(Client client) {
    return client.name().value();
  }

  private String company(Grant grant) {
    return companies
        .find(grant.company())
        .map(company -> company.name().value())
        .orElseGet(() -> grant.company().value());
  }
}
