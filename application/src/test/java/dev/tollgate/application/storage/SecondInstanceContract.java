package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aCompany;
import static dev.tollgate.application.storage.Samples.aKey;
import static dev.tollgate.application.storage.Samples.aResource;
import static dev.tollgate.application.storage.Samples.aToken;
import static dev.tollgate.application.storage.Samples.anAssertion;
import static dev.tollgate.application.storage.Samples.anEnterprise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Token;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A change by one instance holds for the others within a second. */
@About({})
interface SecondInstanceContract extends StorageUnderTest {

  /** More than a second, at whose end every read shows the change, however slow the machine is. */
  Duration DEADLINE = Duration.ofMillis(1_500);

  @Test
  default void aRevocationIsSeen() throws Exception {
    Storage other = second();
    Token token = aToken();
    boolean _ = storage().tokens().add(token);
    Optional<Token> before = other.tokens().find(token.id());

    boolean revoked = storage().tokens().revoke(token.id(), Samples.NOW);

    assertEquals(Optional.of(token), before);
    assertTrue(revoked);
    Eventually.within(
        DEADLINE,
        "the revocation is seen",
        () -> other.tokens().find(token.id()).flatMap(Token::revokedAt).isPresent());
  }

  @Test
  default void aChangeToATenantIsSeen() throws Exception {
    Storage other = second();
    Enterprise enterprise = anEnterprise();
    Company company = aCompany();
    assertTrue(storage().enterprises().add(enterprise) && Samples.add(storage(), company));
    assertTrue(other.enterprises().find(enterprise.id()).orElseThrow().active());
    assertTrue(other.companies().find(company.id()).orElseThrow().active());

    TenantChange deactivate = new TenantChange.SetActive(false);
    assertTrue(storage().enterprises().change(enterprise.id(), deactivate));
    assertTrue(storage().companies().change(company.id(), deactivate));

    Eventually.within(
        DEADLINE,
        "the deactivation is seen",
        () ->
            !other.enterprises().find(enterprise.id()).orElseThrow().active()
                && !other.companies().find(company.id()).orElseThrow().active());
  }

  @Test
  default void registeringDisablingAndRemovingAClientIsSeen() throws Exception {
    Storage other = second();
    Client client = aClient();
    assertEquals(Optional.empty(), other.clients().find(client.id()));

    boolean added = Samples.add(storage(), client);
    Eventually.within(
        DEADLINE, "the client is seen", () -> other.clients().find(client.id()).isPresent());
    boolean disabled = storage().clients().change(client.id(), new ClientChange.SetEnabled(false));
    Eventually.within(
        DEADLINE,
        "the client is disabled",
        () -> !other.clients().find(client.id()).orElseThrow().enabled());
    boolean removed = storage().clients().remove(client.id());
    Eventually.within(
        DEADLINE, "the client is gone", () -> other.clients().find(client.id()).isEmpty());

    assertTrue(added && disabled && removed);
  }

  @Test
  default void addingAndRemovingAResourceIsSeen() throws Exception {
    Storage other = second();
    ResourceUri resource = aResource("books");
    assertEquals(List.of(), other.resources().all());

    boolean added = storage().resources().add(resource);
    Eventually.within(
        DEADLINE, "the resource is seen", () -> other.resources().all().equals(List.of(resource)));
    boolean removed = storage().resources().remove(resource);
    Eventually.within(DEADLINE, "the resource is gone", () -> other.resources().all().isEmpty());

    assertTrue(added && removed);
  }

  @Test
  default void addingAndRemovingAKeyIsSeenAtOnce() {
    Storage other = second();
    SigningKey first = aKey(SigningAlgorithm.ES256, Samples.NOW);
    SigningKey further = aKey(SigningAlgorithm.ES256, Samples.LATER);
    assertEquals(List.of(), other.keys().all());

    assertTrue(storage().keys().addFirst(first));
    assertFalse(other.keys().addFirst(further));
    assertTrue(storage().keys().add(further));
    assertEquals(List.of(first, further), other.keys().all());
    assertTrue(other.keys().remove(first.kid()));

    assertEquals(List.of(further), storage().keys().all());
  }

  @Test
  default void onlyOneOfManyThreadsOnTwoInstancesSpends() throws Exception {
    Storage other = second();
    SecretDigest assertion = anAssertion();

    long winners =
        Race.winners(
            i -> (i % 2 == 0 ? storage() : other).assertions().spend(assertion, Samples.LATER));

    assertEquals(1, winners);
  }

  @Test
  default void onlyOneOfManyThreadsOnTwoInstancesRevokes() throws Exception {
    Storage other = second();
    Token token = aToken();
    boolean _ = storage().tokens().add(token);

    long winners =
        Race.winners(
            i ->
                (i % 2 == 0 ? storage() : other)
                    .tokens()
                    .revoke(token.id(), Samples.NOW.plusMillis(i)));

    assertEquals(1, winners);
  }
}
