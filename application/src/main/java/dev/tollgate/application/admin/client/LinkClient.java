package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.CompanyInOtherEnterprise;
import dev.tollgate.application.admin.client.ClientRefusal.CompanyNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.LinkClientRefusal;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Result;
import java.util.Optional;

/** Links a client to another company of its enterprise. */
public final class LinkClient {

  private final Clients clients;
  private final Companies companies;

  public LinkClient(Clients clients, Companies companies) {
    this.clients = clients;
    this.companies = companies;
  }

  /** Returns the changed client. */
  public Result<Client, LinkClientRefusal> link(String clientId, String companyId) {
    Optional<Client> client = ClientId.parse(clientId).flatMap(clients::find);
    if (client.isEmpty()) {
      return Result.refused(new ClientNotFound(clientId));
    }
    Optional<Company> company = CompanyId.parse(companyId).flatMap(companies::find);
    if (company.isEmpty()) {
      return Result.refused(new CompanyNotFound(companyId));
    }
    if (!company.get().enterprise().equals(client.get().enterprise())) {
      return Result.refused(
          new CompanyInOtherEnterprise(company.get().id(), client.get().enterprise()));
    }
    ClientId id = client.get().id();
    if (!clients.change(id, new ClientChange.Link(company.get().id()))) {
      LinkClientRefusal deletedMeanwhile =
          clients.find(id).isPresent()
              ? new CompanyNotFound(companyId)
              : new ClientNotFound(clientId);
      return Result.refused(deletedMeanwhile);
    }
    return Result.of(clients.find(id), new ClientNotFound(clientId));
  }
}
