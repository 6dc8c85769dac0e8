package dev.tollgate.application.admin.grant;

import dev.tollgate.application.admin.grant.GrantRefusal.ClientNotFound;
import dev.tollgate.application.admin.grant.GrantRefusal.CompanyNotFound;
import dev.tollgate.application.admin.grant.GrantRefusal.SelectGrantsRefusal;
import dev.tollgate.application.admin.grant.GrantRefusal.UserNotFound;
import dev.tollgate.application.admin.user.FindUser;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.util.Optional;

/** Says which grants are those of a user, a client and a company. */
public final class SelectGrants {

  private final Users users;
  private final Clients clients;
  private final Companies companies;

  public SelectGrants(Users users, Clients clients, Companies companies) {
    this.users = users;
    this.clients = clients;
    this.companies = companies;
  }

  /** What is empty does not matter. */
  public Result<Grants.Filter, SelectGrantsRefusal> select(
      Optional<String> user, Optional<String> client, Optional<String> company) {
    Optional<UserId> wantedUser = user.flatMap(new FindUser(users)::find).map(User::id);
    Optional<RegistrationId> wantedClient =
        client.flatMap(ClientId::parse).flatMap(clients::find).map(Client::registration);
    Optional<CompanyId> wantedCompany =
        company.flatMap(CompanyId::parse).flatMap(companies::find).map(Company::id);
    if (user.isPresent() && wantedUser.isEmpty()) {
      return Result.refused(new UserNotFound(user.get()));
    }
    if (client.isPresent() && wantedClient.isEmpty()) {
      return Result.refused(new ClientNotFound(client.get()));
    }
    if (company.isPresent() && wantedCompany.isEmpty()) {
      return Result.refused(new CompanyNotFound(company.get()));
    }
    return Result.ok(new Grants.Filter(wantedUser, wantedClient, wantedCompany));
  }
}
