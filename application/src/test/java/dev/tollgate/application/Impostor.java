package dev.tollgate.application;

import static dev.tollgate.application.World.aClient;
import static dev.tollgate.application.World.aSecret;
import static dev.tollgate.application.World.secret;
import static dev.tollgate.application.World.text;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of the ways to name a client without proving to be it under {@link World#TERMS}. */
public record Impostor(String id, ClientCredentials presented, Cause cause) {

  public static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  public static List<Impostor> all() {
    return List.of(
        new Impostor("nobody", secret("nobody", "right"), Cause.UNKNOWN_CLIENT),
        new Impostor("ci", secret("ci", "wrong"), Cause.WRONG_SECRET),
        new Impostor("ci\0", secret("ci\0", "right"), Cause.UNKNOWN_CLIENT),
        new Impostor("a line\nfeed", secret("a line\nfeed", "right"), Cause.UNKNOWN_CLIENT),
        new Impostor("~nobody~", secret("~nobody~", ""), Cause.UNKNOWN_CLIENT),
        new Impostor("ci", secret("ci", ""), Cause.WRONG_SECRET),
        new Impostor("ci", secret("ci", "righ"), Cause.WRONG_SECRET),
        new Impostor("ci", secret("ci", "right\0"), Cause.WRONG_SECRET),
        new Impostor("ci-expired", secret("ci-expired", "right"), Cause.EXPIRED_SECRET),
        new Impostor("ci-revoked", secret("ci-revoked", "right"), Cause.REVOKED_SECRET),
        new Impostor("keys", secret("keys", "right"), Cause.METHOD_NOT_REGISTERED),
        new Impostor("keys", secret("keys", ""), Cause.METHOD_NOT_REGISTERED),
        new Impostor("remote", secret("remote", "right"), Cause.METHOD_NOT_REGISTERED),
        new Impostor("public", secret("public", "right"), Cause.METHOD_NOT_REGISTERED),
        new Impostor("public", secret("public", ""), Cause.METHOD_NOT_REGISTERED),
        new Impostor("ci-disabled", secret("ci-disabled", "right"), Cause.CLIENT_DISABLED),
        new Impostor(
            "ci-elsewhere", secret("ci-elsewhere", "right"), Cause.CONTRACT_NOT_REGISTERED),
        new Impostor("ci-elsewhere", secret("ci-elsewhere", "wrong"), Cause.WRONG_SECRET),
        new Impostor("nobody", World.assertion("nobody=j1"), Cause.UNKNOWN_CLIENT),
        new Impostor("", World.assertion(""), Cause.UNKNOWN_CLIENT),
        new Impostor("ci", World.assertion("ci=j1"), Cause.METHOD_NOT_REGISTERED),
        new Impostor("public", World.assertion("public=j1"), Cause.METHOD_NOT_REGISTERED),
        new Impostor("keys", World.assertion("keys=forged"), Cause.ASSERTION_FORGED),
        new Impostor("remote", World.assertion("remote=forged"), Cause.ASSERTION_FORGED),
        new Impostor("keys", assertion("keys", JWT_BEARER, "="), Cause.ASSERTION_CLAIMS),
        new Impostor("keys", assertion("keys", JWT_BEARER, ""), Cause.ASSERTION_FORGED),
        new Impostor("keys", assertion("keys", JWT_BEARER, "remote=j1"), Cause.ASSERTION_CLAIMS),
        new Impostor("nobody", assertion("nobody", JWT_BEARER, "keys=j1"), Cause.UNKNOWN_CLIENT),
        new Impostor(
            "~nobody~", assertion("~nobody~", JWT_BEARER, "keys=j1"), Cause.UNKNOWN_CLIENT),
        new Impostor("", assertion("", JWT_BEARER, "keys=j1"), Cause.UNKNOWN_CLIENT),
        new Impostor("keys", assertion("keys", "saml2-bearer", "keys=j1"), Cause.ASSERTION_CLAIMS),
        new Impostor("keys", assertion("keys", "", "keys=forged"), Cause.ASSERTION_FORGED),
        new Impostor("keys", elsewhere("keys=j1"), Cause.ASSERTION_CLAIMS),
        new Impostor("keys-disabled", World.assertion("keys-disabled=j1"), Cause.CLIENT_DISABLED),
        new Impostor(
            "keys-elsewhere", World.assertion("keys-elsewhere=j1"), Cause.CONTRACT_NOT_REGISTERED),
        new Impostor("nobody", alone("nobody"), Cause.UNKNOWN_CLIENT),
        new Impostor("a\0", alone("a\0"), Cause.UNKNOWN_CLIENT),
        new Impostor("ci", alone("ci"), Cause.METHOD_NOT_REGISTERED),
        new Impostor("keys", alone("keys"), Cause.METHOD_NOT_REGISTERED),
        new Impostor("public-disabled", alone("public-disabled"), Cause.CLIENT_DISABLED),
        new Impostor("public-elsewhere", alone("public-elsewhere"), Cause.CONTRACT_NOT_REGISTERED));
  }

  /**
   * Clients {@code keys}, {@code remote} and {@code public} beside {@code ci}; of each one that is
   * disabled and one that is registered for another contract; and two whose secrets are dead.
   */
  public static void registerAll(World world) {
    Map<String, ClientAuthentication> ways =
        Map.of(
            "ci", new ClientAuthentication.BySecret(List.of(aSecret("right"))),
            "keys", new ClientAuthentication.ByKeys("{}"),
            "remote", new ClientAuthentication.ByKeysAt(URI.create("https://client.example/jwks")),
            "public", new ClientAuthentication.None());
    ways.forEach(
        (name, way) -> {
          world.register(aClient("reg_" + name, new ClientId(name), way));
          ClientId disabled = new ClientId(name + "-disabled");
          world.register(aClient("reg_" + disabled, disabled, way));
          world.setEnabled(disabled, false);
          world.register(
              elsewhere(aClient("reg_e_" + name, new ClientId(name + "-elsewhere"), way)));
        });
    world.register("reg_expired", new ClientId("ci-expired"), World.anExpiredSecret("right"));
    world.register("reg_revoked", new ClientId("ci-revoked"), World.aRevokedSecret("right"));
    var _ = world.store.takeCalls();
  }

  private static Client elsewhere(Client client) {
    return new Client(
        client.registration(),
        client.id(),
        client.name(),
        client.enterprise(),
        client.company(),
        client.scopes(),
        client.authentication(),
        client.grants(),
        Set.of(World.OTHER_TERMS.contract().name()),
        client.origins(),
        client.tokenSettings(),
        client.codeFlow(),
        client.versions(),
        client.enabled(),
        client.createdAt());
  }

  public static ClientCredentials alone(String id) {
    return new ClientCredentials.IdOnly(text(id));
  }

  public static ClientCredentials assertion(String id, String type, String assertion) {
    return new ClientCredentials.Assertion(
        text(id), text(type), text(assertion), Set.of(PlainAssertions.AUDIENCE));
  }

  private static ClientCredentials elsewhere(String assertion) {
    return new ClientCredentials.Assertion(
        new Parameter.Absent(),
        text(JWT_BEARER),
        text(assertion),
        Set.of("https://elsewhere.example"));
  }

  /** Why an authentication failed. */
  public static Cause causeOf(Result<?, ?> result) {
    return result instanceof Result.Refused<?, ?>(AuthenticationFailed(Cause cause, var _))
        ? cause
        : fail("no failed authentication: " + result);
  }

  public String auditedClient() {
    return cause == Cause.UNKNOWN_CLIENT
        ? "sha256:" + SecretDigest.of(id).hex().substring(0, 12)
        : id;
  }

  @Override
  public String toString() {
    return presented.getClass().getSimpleName() + " of " + id + ": " + cause;
  }
}
