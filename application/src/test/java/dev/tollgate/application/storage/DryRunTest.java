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

import dev.tollgate.application.storage.memory.Memory;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class DryRunTest {

  private static final Set<String> READING =
      Set.of("find", "page", "all", "purgeable", "findByDigest", "retired", "holder");

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
  private final Leases leases = mock();
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
    when(below.leases()).thenReturn(leases);
    when(leases.holder("fill")).thenReturn(Optional.of("another node"));
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
    Storage dryRun = Memory.over(below).open();
    TenantChange deactivate = new TenantChange.SetActive(false);

    assertTrue(dryRun.enterprises().change(enterprise.id(), deactivate));
    assertTrue(dryRun.companies().change(company.id(), deactivate));
    assertTrue(dryRun.clients().change(client.id(), new ClientChange.Unlink()));
    assertTrue(dryRun.tokens().revoke(token.id(), Samples.NOW));

    assertFalse(dryRun.enterprises().find(enterprise.id()).orElseThrow().active());
    assertFalse(dryRun.companies().find(company.id()).orElseThrow().active());
    assertTrue(dryRun.clients().find(client.id()).orElseThrow().company().isEmpty());
    assertEquals(token.revoked(Samples.NOW), dryRun.tokens().find(token.id()));
    assertFalse(dryRun.tokens().revoke(token.id(), Samples.NOW));
    assertFalse(dryRun.enterprises().change(anEnterprise().id(), deactivate));
    assertFalse(dryRun.clients().change(aClient().id(), new ClientChange.Unlink()));
    assertNothingWasWritten();
  }

  @Test
  void whatIsTakenIsNotAddedAndWhatIsAddedIsFound() {
    Storage dryRun = Memory.over(below).open();
    Client fresh = clientOf(company);

    assertTrue(dryRun.clients().add(fresh));
    assertFalse(dryRun.clients().add(aClient()));
    assertFalse(dryRun.clients().add(fresh));
    assertFalse(dryRun.clients().add(client));
    assertFalse(dryRun.enterprises().add(enterprise));
    assertFalse(dryRun.companies().add(company));
    assertFalse(dryRun.tokens().add(token));
    assertTrue(dryRun.scopes().add(aScope("write")));
    assertFalse(dryRun.scopes().add(aScope("read")));
    assertFalse(dryRun.keys().addFirst(aKey(SigningAlgorithm.RS256, Samples.NOW)));

    assertEquals(Optional.of(fresh), dryRun.clients().find(fresh.id()));
    assertNothingWasWritten();
  }

  @Test
  void keysResourcesAndAssertionsChangeAsTheyWouldBelow() {
    Storage dryRun = Memory.over(below).open();
    SigningKey fresh = aKey(SigningAlgorithm.ES256, Samples.NOW);
    SecretDigest assertion = anAssertion();

    SigningKey gone = aKey(SigningAlgorithm.ES256, Samples.LATER);
    when(keys.retired()).thenReturn(List.of(gone.kid()));

    assertFalse(dryRun.keys().add(key));
    assertFalse(dryRun.keys().add(gone));
    assertTrue(dryRun.keys().remove(key.kid()));
    assertFalse(dryRun.keys().remove(key.kid()));
    assertTrue(dryRun.keys().add(fresh));
    assertFalse(dryRun.keys().add(fresh));
    assertFalse(dryRun.resources().add(aResource("books")));
    assertTrue(dryRun.resources().add(aResource("films")));
    assertTrue(dryRun.resources().remove(aResource("books")));
    assertFalse(dryRun.resources().remove(aResource("books")));
    assertTrue(dryRun.assertions().spend(assertion, Samples.LATER));
    assertFalse(dryRun.assertions().spend(assertion, Samples.LATER));

    assertNothingWasWritten();
  }

  @Test
  void aRemovalIsRefusedOrCountedAsBelow() {
    Storage dryRun = Memory.over(below).open();
    Contents ofEnterprise = new Contents(1, 1, 12, 0, 0);
    Contents ofCompany = new Contents(0, 1, 12, 0, 0);

    Removal refused = dryRun.enterprises().remove(enterprise.id(), false);
    Removal companyGone = dryRun.companies().remove(company.id(), true);
    Removal enterpriseGone = dryRun.enterprises().remove(enterprise.id(), true);
    Removal again = dryRun.enterprises().remove(enterprise.id(), true);
    boolean clientGone = dryRun.clients().remove(client.id());

    assertEquals(new Removal.NotEmpty(ofEnterprise), refused);
    assertEquals(new Removal.Done(ofCompany), companyGone);
    assertEquals(new Removal.Done(new Contents(0, 0, 0, 0, 0)), enterpriseGone);
    assertEquals(new Removal.Missing(), again);
    assertFalse(clientGone);
    assertNothingWasWritten();
  }

  @Test
  void aPurgeEndsInBatchesAsBelow() {
    Storage dryRun = Memory.over(below).open();

    int first = dryRun.tokens().purge(Samples.NOW, 500);
    int second = dryRun.tokens().purge(Samples.NOW, 500);
    int third = dryRun.tokens().purge(Samples.NOW, 500);

    assertEquals(List.of(500, 200, 0), List.of(first, second, third));
    assertNothingWasWritten();
  }

  @Test
  void aBatchOfTokensIsRevokedOnce() {
    Storage dryRun = Memory.over(below).open();

    int first = dryRun.clientTokens().revoke(List.of(token.id(), aToken().id()), Samples.NOW);
    int second = dryRun.clientTokens().revoke(List.of(token.id()), Samples.NOW);

    assertEquals(List.of(1, 0), List.of(first, second));
    assertNothingWasWritten();
  }

  @Test
  void leasesAreTakenAsTheyWouldBeBelow() {
    Leases dry = Memory.over(below).open().leases();

    boolean held = dry.take("fill", "me", Duration.ofHours(1));
    boolean free = dry.take("purge", "me", Duration.ofHours(1));

    assertEquals(List.of(false, true), List.of(held, free));
    assertEquals(Optional.of("another node"), dry.holder("fill"));
    assertEquals(Optional.of("me"), dry.holder("purge"));
    assertNothingWasWritten();
  }

  @Test
  void newDocumentsGoNowhere() {
    try (Documents.Edition edition = Memory.over(below).open().documents().replace(company.id())) {
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
                leases,
                keys)
            .flatMap(port -> Mockito.mockingDetails(port).getInvocations().stream())
            .map(call -> call.getMethod().getName())
            .filter(verb -> !READING.contains(verb))
            .toList();
    assertEquals(List.of(), written);
  }
}
