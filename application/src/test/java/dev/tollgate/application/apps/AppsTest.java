package dev.tollgate.application.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.signin.People;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.domain.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AppsTest {

  private final People people = new People();
  private final User ada = people.user("ada@example.com", "correct horse");
  private final ListApps listApps =
      new ListApps(people.store.grants(), people.store.clients(), people.store.companies());
  private final DisconnectApp disconnectApp =
      new DisconnectApp(people.store.grants(), people.clock());

  @Test
  void theAppsOfAUserAreListedByName() {
    Grant older = grant(client("deploy"), ada);
    Grant newer = grant(client("report"), ada);
    Grant _ = grant(client("foreign"), people.user("bob@example.com", "correct horse"));

    assertEquals(
        List.of(
            new ConnectedApp(newer, "report", "Acme Brands"),
            new ConnectedApp(older, "deploy", "Acme Brands")),
        listApps.list(ada.id()));
  }

  @Test
  void moreThanAPageOfThemAreListed() {
    for (int i = 0; i < 201; i++) {
      Grant _ = grant(client("app" + i), ada);
    }

    assertEquals(201, listApps.list(ada.id()).size());
  }

  @Test
  void whatIsDisconnectedIsGoneAndOnlyTheFirstTimeChangesAnything() {
    Grant grant = grant(client("deploy"), ada);

    assertTrue(disconnectApp.disconnect(ada.id(), grant.id()));
    assertFalse(disconnectApp.disconnect(ada.id(), grant.id()));

    assertEquals(List.of(), listApps.list(ada.id()));
    assertFalse(people.store.grants().find(grant.id()).orElseThrow().isLive());
  }

  @Test
  void nobodyDisconnectsTheAppsOfOthers() {
    Grant grant = grant(client("deploy"), ada);
    User bob = people.user("bob@example.com", "correct horse");

    assertFalse(disconnectApp.disconnect(bob.id(), grant.id()));
    assertFalse(disconnectApp.disconnect(ada.id(), GrantId.next(People.START, people.random)));

    assertEquals(1, listApps.list(ada.id()).size());
  }

  @Test
  void aClientThatIsRegisteredAgainIsNotConnected() {
    Client client = client("deploy");
    Grant _ = grant(client, ada);

    boolean _ = people.store.clients().remove(client.id());
    Client _ = client("deploy");

    assertEquals(List.of(), listApps.list(ada.id()));
  }

  private Grant grant(Client client, User user) {
    Grant grant =
        new Grant(
            GrantId.next(People.START.plusMillis(order++), people.random),
            client.registration(),
            client.id(),
            user.id(),
            people.company.id(),
            "rfc",
            ScopeSet.of("profile:read"),
            People.START,
            People.START,
            Optional.empty());
    return people.store.grants().allow(grant, grant.scopes()).orElseThrow();
  }

  private int order;

  private Client client(String id) {
    Client client =
        new Client(
            RegistrationId.next(People.START, people.random),
            new ClientId(id),
            new Name(id),
            people.company.enterprise(),
            Optional.of(people.company.id()),
            ScopeSet.of("profile:read"),
            new ClientAuthentication.None(),
            Set.of(GrantType.AUTHORIZATION_CODE),
            Set.of(),
            Set.of(),
            TokenSettings.NONE,
            CodeFlow.NONE,
            Set.of(),
            true,
            People.START);
    assertTrue(people.store.clients().add(client));
    return client;
  }
}
