package dev.tollgate.persistence.cached;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachedStorageTest {

  private static final Name NAME = new Name("Acme");
  private static final EnterpriseId ENTERPRISE = new EnterpriseId("ent_1");
  private static final CompanyId COMPANY = new CompanyId("com_1");

  private final Storage store = mock(Storage.class, RETURNS_DEEP_STUBS);
  private final Enterprises enterprises = store.enterprises();
  private final Companies companies = store.companies();
  private final Clients clients = store.clients();
  private final Tokens tokens = store.tokens();
  private final Resources resources = store.resources();
  private final Storage cached = CachedStorage.over(store, Measurements.NONE, () -> 0);

  @Test
  void withinASecondOneReadServesManyLookUps() {
    Enterprise enterprise = new Enterprise(ENTERPRISE, NAME, true, Instant.EPOCH);
    Company company = new Company(COMPANY, ENTERPRISE, NAME, true, Instant.EPOCH);
    when(enterprises.find(ENTERPRISE)).thenReturn(Optional.of(enterprise));
    when(companies.find(COMPANY)).thenReturn(Optional.of(company));

    for (int i = 0; i < 5; i++) {
      assertEquals(Optional.of(enterprise), cached.enterprises().find(ENTERPRISE));
      assertEquals(Optional.of(company), cached.companies().find(COMPANY));
    }

    verify(enterprises, times(1)).find(any());
    verify(companies, times(1)).find(any());
  }

  @Test
  void anUnknownClientIsRememberedAndAnUnknownTokenIsNot() {
    ClientId client = new ClientId("nobody");
    TokenId token = new TokenId("nothing");
    when(clients.find(client)).thenReturn(Optional.empty());
    when(tokens.find(token)).thenReturn(Optional.empty());

    for (int i = 0; i < 5; i++) {
      assertEquals(Optional.empty(), cached.clients().find(client));
      assertEquals(Optional.empty(), cached.tokens().find(token));
    }

    verify(clients, times(1)).find(any());
    verify(tokens, times(5)).find(any());
  }

  @Test
  void theListOfResourcesIsReadAgainOnceItChangedHere() {
    ResourceUri resource = new ResourceUri("urn:example:books");
    when(resources.all()).thenReturn(List.of()).thenReturn(List.of(resource));
    when(resources.add(resource)).thenReturn(true);

    List<ResourceUri> before = cached.resources().all();
    List<ResourceUri> still = cached.resources().all();
    boolean added = cached.resources().add(resource);
    List<ResourceUri> after = cached.resources().all();

    assertTrue(added);
    assertEquals(List.of(), before);
    assertEquals(List.of(), still);
    assertEquals(List.of(resource), after);
    verify(resources, times(2)).all();
  }

  @Test
  void withoutWaitingOnlyWhatIsRememberedIsFound() {
    ClientId client = new ClientId("nobody");
    when(clients.find(client)).thenReturn(Optional.empty());

    Optional<Optional<Client>> before = Waiting.avoid(() -> cached.clients().find(client));
    verify(clients, never()).find(any());
    Optional<Client> _ = cached.clients().find(client);
    Optional<Optional<Client>> after = Waiting.avoid(() -> cached.clients().find(client));

    assertEquals(Optional.empty(), before);
    assertEquals(Optional.of(Optional.empty()), after);
  }

  @Test
  void withoutWaitingNothingChanges() {
    TokenId token = new TokenId("t1");

    Optional<Boolean> revoked = Waiting.avoid(() -> cached.tokens().revoke(token, Instant.EPOCH));
    Optional<List<Client>> listed = Waiting.avoid(() -> cached.clients().page(Listing.first(1)));

    assertEquals(Optional.empty(), revoked);
    assertEquals(Optional.empty(), listed);
    verify(tokens, never()).revoke(any(), any());
    verify(clients, never()).page(any());
  }

  @Test
  void closingClosesTheStoreBelow() {
    cached.close();

    verify(store).close();
  }
}
