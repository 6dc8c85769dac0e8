package dev.tollgate.persistence.cached;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.OngoingStubbing;

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
  private final Documents documents = store.documents();
  private final AtomicLong clock = new AtomicLong();
  private final Storage cached = CachedStorage.over(store, Measurements.NONE, clock::get);

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

  private Documents.Slice tags() {
    return cached.documents().page(COMPANY, DocumentKind.TAG, 0, 50);
  }

  private OngoingStubbing<Documents.Slice> whenTagsAreRead() {
    return when(documents.page(COMPANY, DocumentKind.TAG, 0, 50));
  }

  private static Documents.Slice slice(String json) {
    return new Documents.Slice(List.of(new Document(DocumentKind.TAG, json)), 1);
  }

  @Test
  void whatAnotherServerPublishesIsSeenAfterASecond() {
    whenTagsAreRead().thenReturn(slice("{}")).thenReturn(slice("[]"));

    Documents.Slice before = tags();
    clock.set(Recent.SECOND - 1);
    Documents.Slice still = tags();
    clock.set(Recent.SECOND);

    assertEquals(slice("{}"), before);
    assertEquals(slice("{}"), still);
    assertEquals(slice("[]"), tags());
  }

  @Test
  void everyPageOfEveryListIsRememberedForItself() {
    CompanyId other = new CompanyId("com_2");
    List<Documents.Slice> slices =
        IntStream.range(0, 5).mapToObj(total -> new Documents.Slice(List.of(), total)).toList();
    whenTagsAreRead().thenReturn(slices.get(0));
    when(documents.page(COMPANY, DocumentKind.TAG, 50, 50)).thenReturn(slices.get(1));
    when(documents.page(COMPANY, DocumentKind.TAG, 0, 49)).thenReturn(slices.get(2));
    when(documents.page(COMPANY, DocumentKind.LOGO, 0, 50)).thenReturn(slices.get(3));
    when(documents.page(other, DocumentKind.TAG, 0, 50)).thenReturn(slices.get(4));
    Supplier<List<Documents.Slice>> all =
        () ->
            List.of(
                tags(),
                cached.documents().page(COMPANY, DocumentKind.TAG, 50, 50),
                cached.documents().page(COMPANY, DocumentKind.TAG, 0, 49),
                cached.documents().page(COMPANY, DocumentKind.LOGO, 0, 50),
                cached.documents().page(other, DocumentKind.TAG, 0, 50));

    assertEquals(slices, all.get());
    assertEquals(slices, all.get());
    verify(documents, times(5)).page(any(), any(), anyLong(), anyInt());
  }

  @Test
  void whatIsPublishedHereIsReadAtOnce() {
    whenTagsAreRead().thenReturn(slice("{}")).thenReturn(slice("[]"));
    Documents.Slice before = tags();

    try (Documents.Edition edition = cached.documents().replace(COMPANY)) {
      edition.add(List.of());
      assertEquals(before, tags());
      edition.publish();
    }

    assertEquals(slice("{}"), before);
    assertEquals(slice("[]"), tags());
  }

  @Test
  void aPublicationThatFailsMayHaveHappened() {
    StoreUnavailable outage = new StoreUnavailable("an outage", null);
    Documents.Edition failing = mock(Documents.Edition.class);
    when(documents.replace(COMPANY)).thenReturn(failing);
    doThrow(outage).when(failing).publish();
    whenTagsAreRead().thenReturn(slice("{}")).thenReturn(slice("[]"));
    Documents.Slice before = tags();

    try (Documents.Edition edition = cached.documents().replace(COMPANY)) {
      assertSame(outage, assertThrows(StoreUnavailable.class, edition::publish));
    }

    assertEquals(slice("{}"), before);
    assertEquals(slice("[]"), tags());
    verify(failing).close();
  }

  @Test
  void aReadThatWasUnderWayDoesNotPutBackWhatWasReplaced() {
    Documents.Edition edition = cached.documents().replace(COMPANY);
    whenTagsAreRead()
        .thenAnswer(
            _ -> {
              edition.publish();
              return slice("{}");
            })
        .thenReturn(slice("[]"));

    assertEquals(slice("{}"), tags());
    assertEquals(slice("[]"), tags());
  }

  @Test
  void documentsThatCannotBeReadAreAFailureAndNoEmptyList() {
    StoreUnavailable outage = new StoreUnavailable("an outage", null);
    whenTagsAreRead().thenReturn(slice("{}")).thenThrow(outage).thenReturn(slice("[]"));
    Documents.Slice before = tags();
    clock.set(Recent.SECOND);

    StoreUnavailable failure = assertThrows(StoreUnavailable.class, this::tags);

    assertEquals(slice("{}"), before);
    assertSame(outage, failure);
    assertEquals(slice("[]"), tags());
  }

  @Test
  void aPageThatIsLongerThanTheMemoryForAllIsNotRemembered() {
    Documents.Slice huge = slice("x".repeat(8_000_000));
    whenTagsAreRead().thenReturn(huge);

    assertEquals(huge, tags());
    assertEquals(huge, tags());
    verify(documents, times(2)).page(any(), any(), anyLong(), anyInt());
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
