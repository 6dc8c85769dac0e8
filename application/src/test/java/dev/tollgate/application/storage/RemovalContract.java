package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.PeopleSamples.aProject;
import static dev.tollgate.application.storage.PeopleSamples.aUserOnRecord;
import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aCompany;
import static dev.tollgate.application.storage.Samples.aSecret;
import static dev.tollgate.application.storage.Samples.aToken;
import static dev.tollgate.application.storage.Samples.anEnterprise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds for the removal of tenants with what they hold. */
@About({Enterprises.class, Companies.class})
interface RemovalContract extends StorageUnderTest {

  private Enterprise enterprise() {
    Enterprise enterprise = anEnterprise();
    assertTrue(storage().enterprises().add(enterprise));
    return enterprise;
  }

  private Company company(Enterprise owner) {
    Company company =
        new Company(aCompany().id(), owner.id(), aCompany().name(), true, Samples.NOW);
    assertTrue(storage().companies().add(company));
    return company;
  }

  private static Client clientOf(EnterpriseId owner, Optional<CompanyId> company) {
    Client other = aClient();
    return new Client(
        other.registration(),
        other.id(),
        other.name(),
        owner,
        company,
        other.scopes(),
        List.of(aSecret()),
        true,
        Samples.NOW);
  }

  private Client client(Enterprise owner, Optional<CompanyId> company) {
    Client client = clientOf(owner.id(), company);
    assertTrue(storage().clients().add(client));
    return client;
  }

  private Token token(Client client) {
    Token token = aToken(client, Samples.LATER);
    assertTrue(storage().tokens().add(token));
    return token;
  }

  private void documents(Company company, int count) {
    try (Documents.Edition edition = storage().documents().replace(company.id())) {
      edition.add(Samples.documents(DocumentKind.TAG, count));
      edition.publish();
    }
  }

  @Test
  default void anUnknownTenantIsNotRemoved() {
    EnterpriseId enterprise = anEnterprise().id();
    CompanyId company = aCompany().id();

    assertEquals(new Removal.Missing(), storage().enterprises().remove(enterprise, false));
    assertEquals(new Removal.Missing(), storage().enterprises().remove(enterprise, true));
    assertEquals(new Removal.Missing(), storage().companies().remove(company, false));
    assertEquals(new Removal.Missing(), storage().companies().remove(company, true));
  }

  @Test
  default void anEmptyTenantIsRemoved() {
    Enterprise enterprise = enterprise();
    Company company = company(enterprise);
    Removal done = new Removal.Done(new Contents(0, 0, 0, 0, 0));

    Removal companyGone = storage().companies().remove(company.id(), false);
    Removal enterpriseGone = storage().enterprises().remove(enterprise.id(), false);

    assertEquals(List.of(done, done), List.of(companyGone, enterpriseGone));
    assertEquals(Optional.empty(), storage().companies().find(company.id()));
    assertEquals(Optional.empty(), storage().enterprises().find(enterprise.id()));
  }

  @Test
  default void aTenantThatIsNotEmptyStaysUnchanged() {
    Enterprise enterprise = enterprise();
    Company company = company(enterprise);
    Client client = client(enterprise, Optional.of(company.id()));
    documents(company, 3);

    Removal ofEnterprise = storage().enterprises().remove(enterprise.id(), false);
    Removal ofCompany = storage().companies().remove(company.id(), false);

    assertEquals(new Removal.NotEmpty(new Contents(1, 1, 3, 0, 0)), ofEnterprise);
    assertEquals(new Removal.NotEmpty(new Contents(0, 1, 3, 0, 0)), ofCompany);
    assertEquals(Optional.of(enterprise), storage().enterprises().find(enterprise.id()));
    assertEquals(Optional.of(company), storage().companies().find(company.id()));
    assertEquals(Optional.of(client), storage().clients().find(client.id()));
    assertEquals(3, storage().documents().page(company.id(), DocumentKind.TAG, 0, 9).total());
  }

  @Test
  default void usersAreCountedOnceAndPreventRemoval() {
    Enterprise enterprise = enterprise();
    Company company = company(enterprise);
    Company sibling = company(enterprise);
    User both = aUserOnRecord(storage(), company.id(), sibling.id());
    User one = aUserOnRecord(storage(), company.id());

    Removal ofCompany = storage().companies().remove(company.id(), false);
    Removal ofEnterprise = storage().enterprises().remove(enterprise.id(), false);
    Removal cascading = storage().companies().remove(company.id(), true);
    Removal whole = storage().enterprises().remove(enterprise.id(), true);

    assertEquals(new Removal.NotEmpty(new Contents(0, 0, 0, 0, 2)), ofCompany);
    assertEquals(new Removal.NotEmpty(new Contents(2, 0, 0, 0, 2)), ofEnterprise);
    assertEquals(new Removal.Done(new Contents(0, 0, 0, 0, 2)), cascading);
    assertEquals(new Removal.Done(new Contents(1, 0, 0, 0, 1)), whole);
    for (User user : List.of(both, one)) {
      assertEquals(List.of(), second().users().find(user.id()).orElseThrow().memberships());
    }
  }

  @Test
  default void aSingleProjectPreventsRemovalAndGoesWithItsCompany() {
    Enterprise enterprise = enterprise();
    Company company = company(enterprise);
    Company sibling = company(enterprise);
    Project one = aProject(company.id(), "shop");
    Project other = aProject(sibling.id(), "shop");
    Project kept = aProject(company(enterprise()).id(), "shop");
    for (Project each : List.of(one, other, kept)) {
      assertTrue(storage().projects().add(each));
    }

    Removal ofCompany = storage().companies().remove(company.id(), false);
    Removal ofEnterprise = storage().enterprises().remove(enterprise.id(), false);
    Removal companyGone = storage().companies().remove(company.id(), true);
    Removal enterpriseGone = storage().enterprises().remove(enterprise.id(), true);

    assertEquals(new Removal.NotEmpty(new Contents(0, 0, 0, 1, 0)), ofCompany);
    assertEquals(new Removal.NotEmpty(new Contents(2, 0, 0, 2, 0)), ofEnterprise);
    assertEquals(new Removal.Done(new Contents(0, 0, 0, 1, 0)), companyGone);
    assertEquals(new Removal.Done(new Contents(1, 0, 0, 1, 0)), enterpriseGone);
    assertEquals(List.of(kept), second().projects().page(Optional.empty(), "", 9));
  }

  @Test
  default void aSingleClientOrDocumentPreventsRemoval() {
    Enterprise enterprise = enterprise();
    Client _ = client(enterprise, Optional.empty());
    Company company = company(enterprise());
    documents(company, 1);

    Removal ofEnterprise = storage().enterprises().remove(enterprise.id(), false);
    Removal ofCompany = storage().companies().remove(company.id(), false);

    assertEquals(new Removal.NotEmpty(new Contents(0, 1, 0, 0, 0)), ofEnterprise);
    assertEquals(new Removal.NotEmpty(new Contents(0, 0, 1, 0, 0)), ofCompany);
  }

  @Test
  default void cascadingRemovalOfAnEnterpriseRemovesOnlyItsContents() {
    Enterprise enterprise = enterprise();
    Company company = company(enterprise);
    Client linked = client(enterprise, Optional.of(company.id()));
    Client unlinked = client(enterprise, Optional.empty());
    documents(company, 2);
    Token goner = token(linked);
    Enterprise other = enterprise();
    Company otherCompany = company(other);
    Client otherClient = client(other, Optional.of(otherCompany.id()));
    documents(otherCompany, 1);
    Token kept = token(otherClient);

    Removal removal = storage().enterprises().remove(enterprise.id(), true);

    Storage fresh = second();
    assertEquals(new Removal.Done(new Contents(1, 2, 2, 0, 0)), removal);
    assertEquals(Optional.empty(), storage().enterprises().find(enterprise.id()));
    assertEquals(Optional.empty(), fresh.companies().find(company.id()));
    assertEquals(Optional.empty(), fresh.clients().find(linked.id()));
    assertEquals(Optional.empty(), fresh.clients().find(unlinked.id()));
    assertEquals(0, fresh.documents().page(company.id(), DocumentKind.TAG, 0, 9).total());
    assertEquals(Optional.of(other), fresh.enterprises().find(other.id()));
    assertEquals(Optional.of(otherCompany), fresh.companies().find(otherCompany.id()));
    assertEquals(Optional.of(otherClient), fresh.clients().find(otherClient.id()));
    assertEquals(1, fresh.documents().page(otherCompany.id(), DocumentKind.TAG, 0, 9).total());
    assertEquals(1, fresh.tokens().purge(Samples.NOW, 10));
    assertEquals(Optional.empty(), second().tokens().find(goner.id()));
    assertEquals(Optional.of(kept), second().tokens().find(kept.id()));
  }

  @Test
  default void cascadingRemovalOfACompanyRemovesOnlyItsContents() {
    Enterprise enterprise = enterprise();
    Company company = company(enterprise);
    Client linked = client(enterprise, Optional.of(company.id()));
    Client unlinked = client(enterprise, Optional.empty());
    documents(company, 2);
    Token goner = token(linked);
    Token kept = token(unlinked);

    Removal removal = storage().companies().remove(company.id(), true);

    Storage fresh = second();
    assertEquals(new Removal.Done(new Contents(0, 1, 2, 0, 0)), removal);
    assertEquals(Optional.empty(), storage().companies().find(company.id()));
    assertEquals(Optional.of(enterprise), fresh.enterprises().find(enterprise.id()));
    assertEquals(Optional.empty(), fresh.clients().find(linked.id()));
    assertEquals(Optional.of(unlinked), fresh.clients().find(unlinked.id()));
    assertEquals(0, fresh.documents().page(company.id(), DocumentKind.TAG, 0, 9).total());
    assertEquals(1, fresh.tokens().purge(Samples.NOW, 10));
    assertEquals(Optional.empty(), second().tokens().find(goner.id()));
    assertEquals(Optional.of(kept), second().tokens().find(kept.id()));
  }

  @Test
  default void unpublishedDocumentsOfARemovedCompanyAreDropped() {
    Company company = company(enterprise());
    try (Documents.Edition edition = storage().documents().replace(company.id())) {
      edition.add(Samples.documents(DocumentKind.TAG, 1));

      Removal removal = storage().companies().remove(company.id(), false);

      assertEquals(new Removal.Done(new Contents(0, 0, 0, 0, 0)), removal);
      assertThrows(EditionSuperseded.class, edition::publish);
    }
    assertEquals(0, storage().documents().page(company.id(), DocumentKind.TAG, 0, 9).total());
  }

  @Test
  default void nothingIsAddedToAnUnknownTenant() {
    Enterprise enterprise = enterprise();
    Company company = company(enterprise);
    Client client = client(enterprise, Optional.of(company.id()));
    Company stray =
        new Company(aCompany().id(), anEnterprise().id(), aCompany().name(), true, Samples.NOW);

    boolean addedToNoEnterprise = storage().companies().add(stray);
    boolean registeredInNoEnterprise =
        storage().clients().add(clientOf(anEnterprise().id(), Optional.empty()));
    boolean registeredInNoCompany =
        storage().clients().add(clientOf(enterprise.id(), Optional.of(stray.id())));
    boolean linkedToNoCompany =
        storage().clients().change(client.id(), new ClientChange.Link(stray.id()));

    assertEquals(
        List.of(false, false, false, false),
        List.of(
            addedToNoEnterprise,
            registeredInNoEnterprise,
            registeredInNoCompany,
            linkedToNoCompany));
    assertEquals(Optional.empty(), second().companies().find(stray.id()));
    assertEquals(Optional.of(client), second().clients().find(client.id()));
  }

  @Test
  default void addingDuringARemovalLeavesNothingBehind() throws Exception {
    Storage other = second();
    for (int round = 0; round < 4; round++) {
      Enterprise enterprise = enterprise();
      Company company = company(enterprise);
      List<Company> companies = new ArrayList<>();
      List<Client> clients = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        companies.add(
            new Company(aCompany().id(), enterprise.id(), company.name(), true, Samples.NOW));
        clients.add(clientOf(enterprise.id(), Optional.of(company.id())));
      }
      boolean enterpriseGoes = round % 2 == 0;

      long _ =
          Race.winners(
              i ->
                  switch (i % 8) {
                    case 0 -> other.companies().add(companies.get(i / 8));
                    case 1 -> storage().clients().add(clients.get(i / 8));
                    case 2 -> i == 34 && remove(enterpriseGoes, enterprise, company);
                    default -> false;
                  });

      Storage fresh = second();
      for (Client client : clients) {
        assertEquals(Optional.empty(), fresh.clients().find(client.id()), "a client is left");
      }
      for (Company each : companies) {
        assertEquals(
            enterpriseGoes,
            fresh.companies().find(each.id()).isEmpty(),
            "companies stay unless their enterprise goes");
      }
    }
  }

  private boolean remove(boolean enterpriseGoes, Enterprise enterprise, Company company) {
    Removal removal =
        enterpriseGoes
            ? storage().enterprises().remove(enterprise.id(), true)
            : storage().companies().remove(company.id(), true);
    return removal instanceof Removal.Done;
  }

  @Test
  default void onlyOneOfManyThreadsRemovesATenant() throws Exception {
    Enterprise enterprise = enterprise();
    Company company = company(enterprise);
    Client _ = client(enterprise, Optional.of(company.id()));

    long companyGone =
        Race.winners(i -> storage().companies().remove(company.id(), true) instanceof Removal.Done);
    long enterpriseGone =
        Race.winners(
            i -> storage().enterprises().remove(enterprise.id(), true) instanceof Removal.Done);

    assertEquals(List.of(1L, 1L), List.of(companyGone, enterpriseGone));
  }
}
