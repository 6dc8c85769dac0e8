package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.PeopleSamples.aCodeOnRecord;
import static dev.tollgate.application.storage.PeopleSamples.aRefreshToken;
import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aCompanyOnRecord;
import static dev.tollgate.application.storage.Samples.aKey;
import static dev.tollgate.application.storage.Samples.aResource;
import static dev.tollgate.application.storage.Samples.aScope;
import static dev.tollgate.application.storage.Samples.aToken;
import static dev.tollgate.application.storage.Samples.anAssertion;
import static dev.tollgate.application.storage.Samples.documents;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.kinds.Kind;
import dev.tollgate.application.storage.kinds.Kinds;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the report of a provider that has one. */
@About(StorageProvider.class)
interface SchemaContract extends StorageUnderTest {

  @Test
  default void aSchemaIsCurrentAndCountsExactlyWhatReadingFinds() {
    Client gone = aClient();
    Client client = aClient();
    SigningKey retired = aKey(SigningAlgorithm.ES256, Samples.NOW);
    CompanyId company = aCompanyOnRecord(storage()).id();
    assertTrue(storage().scopes().add(aScope("read")) && storage().scopes().add(aScope("write")));
    assertTrue(storage().resources().add(aResource("books")));
    assertTrue(Samples.add(storage(), gone) && Samples.add(storage(), client));
    assertTrue(storage().tokens().add(aToken(gone, Samples.LATER)));
    assertTrue(storage().tokens().add(aToken(client, Samples.LATER)));
    assertTrue(storage().tokens().add(aToken(client, Samples.NOW)));
    assertTrue(storage().clients().remove(gone.id()));
    assertTrue(storage().assertions().spend(anAssertion(), Samples.LATER));
    for (int i = 0; i < 3; i++) {
      AuthorizationCode code = aCodeOnRecord(storage());
      assertTrue(storage().refreshTokens().restore(aRefreshToken(code.digest(), Samples.LATER)));
      assertTrue(
          switch (i) {
            case 0 -> storage().clients().remove(code.client());
            case 1 -> storage().users().remove(code.user());
            default -> storage().grants().revoke(code.grant(), Samples.NOW);
          });
    }
    assertTrue(storage().keys().addFirst(retired) && storage().keys().remove(retired.kid()));
    assertTrue(storage().keys().add(aKey(SigningAlgorithm.ES256, Samples.NOW)));
    try (Documents.Edition edition = storage().documents().replace(company)) {
      edition.add(documents(DocumentKind.TAG, 3));
      edition.publish();
    }
    try (Documents.Edition unpublished = storage().documents().replace(company)) {
      unpublished.add(documents(DocumentKind.TAG, 9));

      assertReports(reportedSchema());
      assertReports(reportedSchema());
    }
  }

  @Test
  default void aSchemaOfAnEmptyStoreCountsNothing() {
    assertReports(reportedSchema());
  }

  private void assertReports(Optional<Schema> schema) {
    Map<String, Long> read = new TreeMap<>();
    for (Kind<?> kind : Kinds.ALL) {
      read.put(kind.name(), count(kind));
    }
    assertEquals(
        schema.isEmpty() ? Optional.empty() : Optional.of(read),
        schema.map(it -> new TreeMap<>(it.counts())));
    assertTrue(schema.stream().allMatch(Schema::isCurrent));
  }

  private long count(Kind<?> kind) {
    try (Stream<?> all = kind.read(storage())) {
      return all.count();
    }
  }
}
