package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aCompany;
import static dev.tollgate.application.storage.Samples.aKey;
import static dev.tollgate.application.storage.Samples.aResource;
import static dev.tollgate.application.storage.Samples.aScope;
import static dev.tollgate.application.storage.Samples.aToken;
import static dev.tollgate.application.storage.Samples.anAssertion;
import static dev.tollgate.application.storage.Samples.anEnterprise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class RehearsalTest {

  private static final Set<String> READING = Set.of("find", "page", "all", "purgeable", "isTaken");

  private final Enterprise enterprise = anEnterprise();
  private final Company company =
      new Company(aCompany().id(), enterprise.id(), new Name("Ltd"), true, Samples.NOW);
  private final Client client = clientOf(company);
  private final Token token = aToken(client, Samples.LATER);

  private final Enterprises enterprises = mock();
  private final Companies companies = mock();
  private final Clients clients = mock();
  private final Scopes scopes = mock();
  private final Tokens tokens = mock();
  private final ClientTokens clientTokens = mock();
  private final Documents documents = mock();
  private final Resources resources = mock();
  private final Assertions assertions = mock();
  private final Keys keys = mock();
  private final SigningKey key = aKey(SigningAlgorithm.RS256, Samples.NOW);
  private final Storage below = mock(Storage.class, RETURNS_DEEP_STUBS);

  private static Client clientOf(Company company) {
    Client other = aClient();
    return new Client(
        other.registration(),
        other.id(),
        other.name(),
        company.enterprise(),
        Optional.of(company.id()),
        other.scopes(),
        other.secrets(),
        true,
        Samples.NOW);
  }

  @BeforeEach
  void fill() {
    when(below.enterprises()).thenReturn(enterprises);
    when(below.companies()).thenReturn(companies);
    when(below.clients()).thenReturn(clients);
    when(below.scopes()).thenReturn(scopes);
    when(below.tokens()).thenReturn(tokens);
    when(below.clientTokens()).thenReturn(clientTokens);
    when(below.documents()).thenReturn(documents);
    when(below.resources()).thenReturn(resources);
    when(below.assertions()).thenReturn(assertions);
    when(below.keys()).thenReturn(keys);
    when(enterprises.find(enterprise.id())).thenReturn(Optional.of(enterprise));
    when(companies.find(company.id())).thenReturn(Optional.of(company));
    when(companies.page(any())).thenReturn(List.of(company, aCompany()));
    when(clients.find(client.id())).thenReturn(Optional.of(client));
    when(clients.page(any())).thenReturn(List.of(client, aClient()));
    when(tokens.find(token.id())).thenReturn(Optional.of(token));
    when(tokens.purgeable(Samples.NOW)).thenReturn(700L);
    when(scopes.all()).thenReturn(List.of(aScope("read")));
    when(keys.all()).thenReturn(List.of(key));
    when(resources.all()).thenReturn(List.of(aResource("books")));
    when(documents.page(company.id(), DocumentKind.TAG, 0, 1))
        .thenReturn(new Documents.Slice(List.of(), 12));
    for (DocumentKind kind : DocumentKind.values()) {
      if (kind != DocumentKind.TAG) {
        when(documents.page(company.id(), kind, 0, 1))
            .thenReturn(new Documents.Slice(List.of(), 0));
      }
    }
  }

  @Test
  void whatIsChangedIsFoundChangedAndWhatIsNotThereIsNot() {
    Storage rehearsal = new Rehearsal(below);
    TenantChange deactivate = new TenantChange.SetActive(false);

    assertTrue(rehearsal.enterprises().change(enterprise.id(), deactivate));
    assertTrue(rehearsal.companies().change(company.id(), deactivate));
    assertTrue(rehearsal.clients().change(client.id(), new ClientChange.Unlink()));
    assertTrue(rehearsal.tokens().revoke(token.id(), Samples.NOW));

    assertFalse(rehearsal.enterprises().find(enterprise.id()).orElseThrow().active());
    assertFalse(rehearsal.companies().find(company.id()).orElseThrow().active());
    assertTrue(rehearsal.clients().find(client.id()).orElseThrow().company().isEmpty());
    assertEquals(token.revoked(Samples.NOW), rehearsal.tokens().find(token.id()));
    assertFalse(rehearsal.tokens().revoke(token.id(), Samples.NOW));
    assertFalse(rehearsal.enterprises().change(anEnterprise().id(), deactivate));
    assertFalse(rehearsal.clients().change(aClient().id(), new ClientChange.Unlink()));
    assertNothingWasWritten();
  }

  @Test
  void whatIsTakenIsNotAddedAndWhatIsAddedIsFound() {
    Storage rehearsal = new Rehearsal(below);
    Client fresh = aClient();

    assertTrue(rehearsal.clients().add(fresh));
    assertFalse(rehearsal.clients().add(fresh));
    assertFalse(rehearsal.clients().add(client));
    assertFalse(rehearsal.enterprises().add(enterprise));
    assertFalse(rehearsal.companies().add(company));
    assertFalse(rehearsal.tokens().add(token));
    assertTrue(rehearsal.scopes().add(aScope("write")));
    assertFalse(rehearsal.scopes().add(aScope("read")));
    assertFalse(rehearsal.keys().addFirst(aKey(SigningAlgorithm.RS256, Samples.NOW)));

    assertEquals(Optional.of(fresh), rehearsal.clients().find(fresh.id()));
    assertNothingWasWritten();
  }

  @Test
  void keysResourcesAndAssertionsChangeAsTheyWouldBelow() {
    Storage rehearsal = new Rehearsal(below);
    SigningKey fresh = aKey(SigningAlgorithm.ES256, Samples.NOW);
    SecretDigest assertion = anAssertion();

    SigningKey gone = aKey(SigningAlgorithm.ES256, Samples.LATER);
    when(keys.isTaken(gone.kid())).thenReturn(true);

    assertFalse(rehearsal.keys().add(key));
    assertFalse(rehearsal.keys().add(gone));
    assertTrue(rehearsal.keys().remove(key.kid()));
    assertFalse(rehearsal.keys().remove(key.kid()));
    assertTrue(rehearsal.keys().add(fresh));
    assertFalse(rehearsal.keys().add(fresh));
    assertFalse(rehearsal.resources().add(aResource("books")));
    assertTrue(rehearsal.resources().add(aResource("films")));
    assertTrue(rehearsal.resources().remove(aResource("books")));
    assertFalse(rehearsal.resources().remove(aResource("books")));
    assertTrue(rehearsal.assertions().spend(assertion, Samples.LATER));
    assertFalse(rehearsal.assertions().spend(assertion, Samples.LATER));

    assertNothingWasWritten();
  }

  @Test
  void aRemovalIsRefusedOrCountedAsBelow() {
    Storage rehearsal = new Rehearsal(below);
    Contents ofEnterprise = new Contents(1, 1, 12);
    Contents ofCompany = new Contents(0, 1, 12);

    Removal refused = rehearsal.enterprises().remove(enterprise.id(), false);
    Removal companyGone = rehearsal.companies().remove(company.id(), true);
    Removal enterpriseGone = rehearsal.enterprises().remove(enterprise.id(), true);
    Removal again = rehearsal.enterprises().remove(enterprise.id(), true);
    boolean clientGone = rehearsal.clients().remove(client.id());
    boolean clientAgain = rehearsal.clients().remove(client.id());

    assertEquals(new Removal.NotEmpty(ofEnterprise), refused);
    assertEquals(new Removal.Done(ofCompany), companyGone);
    assertEquals(new Removal.Done(ofEnterprise), enterpriseGone);
    assertEquals(new Removal.Missing(), again);
    assertEquals(List.of(true, false), List.of(clientGone, clientAgain));
    assertNothingWasWritten();
  }

  @Test
  void aPurgeEndsInBatchesAsBelow() {
    Storage rehearsal = new Rehearsal(below);

    int first = rehearsal.tokens().purge(Samples.NOW, 500);
    int second = rehearsal.tokens().purge(Samples.NOW, 500);
    int third = rehearsal.tokens().purge(Samples.NOW, 500);

    assertEquals(List.of(500, 200, 0), List.of(first, second, third));
    assertNothingWasWritten();
  }

  @Test
  void aBatchOfTokensIsRevokedOnce() {
    Storage rehearsal = new Rehearsal(below);

    int first = rehearsal.clientTokens().revoke(List.of(token.id(), aToken().id()), Samples.NOW);
    int second = rehearsal.clientTokens().revoke(List.of(token.id()), Samples.NOW);

    assertEquals(List.of(1, 0), List.of(first, second));
    assertNothingWasWritten();
  }

  @Test
  void newDocumentsGoNowhere() {
    try (Documents.Edition edition = new Rehearsal(below).documents().replace(company.id())) {
      edition.add(List.of(new Document(DocumentKind.TAG, "{}")));
      edition.publish();
    }

    assertNothingWasWritten();
  }

  private void assertNothingWasWritten() {
    List<String> written =
        Stream.of(
                enterprises,
                companies,
                clients,
                scopes,
                tokens,
                clientTokens,
                documents,
                resources,
                assertions,
                keys)
            .flatMap(port -> Mockito.mockingDetails(port).getInvocations().stream())
            .map(call -> call.getMethod().getName())
            .filter(verb -> !READING.contains(verb))
            .toList();
    assertEquals(List.of(), written);
  }
}
