package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.SigningAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs what docs/clients.md shows for Node against the server, and a little more behind it. */
@Tag("full")
final class NodeClientsTest {

  private static final Pattern EXAMPLE = Pattern.compile("```js\\n(.*?)```", Pattern.DOTALL);
  private static final String ARGUMENTS = "const [, , issuer, id, secret, keyed] = process.argv\n";
  private static final String RESOURCE_SERVER = "// in a resource server";

  /** What a resource server has that the example leaves open. */
  private static final String ASKED =
      """
      const accessToken = token.access_token
      const request = new Request(issuer, { headers: { authorization: 'Bearer ' + accessToken } })
      const second = (await oauth.processClientCredentialsResponse(as, me,
        await oauth.clientCredentialsGrantRequest(as, me, auth, new URLSearchParams(), insecure))).access_token
      """;

  private static final NodeScripts NODE = new NodeScripts("node");

  @AutoClose private static final World world = World.ofToday(SigningAlgorithm.RS256);

  @BeforeAll
  static void start() throws Exception {
    NODE.install("openid-client");
  }

  @Test
  void openidClientWorksAsDocumented() throws Exception {
    Tenant tenant = world.tenant();

    String printed = run("openid-client", example("openid-client"), tenant, keyedClients(tenant));

    assertEquals(
        """
        bearer 3600 profile:read true true
        false
        ResponseBodyError 400 invalid_scope
        WWWAuthenticateChallengeError 401 invalid_client
        RSA true
        EC true
        OKP true
        """,
        printed);
  }

  @Test
  void oauth4webapiWorksAsDocumented() throws Exception {
    String example = example("oauth4webapi").replace(RESOURCE_SERVER, ASKED + RESOURCE_SERVER);

    String printed = run("oauth4webapi", example, world.tenant(), "");

    assertEquals(
        """
        3600 true profile:read true
        false
        WWWAuthenticateChallengeError 401 bearer invalid_token
        WWWAuthenticateChallengeError 403 bearer insufficient_scope
        """,
        printed);
  }

  private static String example(String library) throws IOException {
    return EXAMPLE
        .matcher(Files.readString(Path.of("..", "docs", "clients.md")))
        .results()
        .map(found -> found.group(1))
        .filter(code -> code.contains("from '" + library + "'"))
        .collect(Collectors.joining());
  }

  private static String run(String name, String example, Tenant tenant, String keyed)
      throws Exception {
    String script = ARGUMENTS + example + NODE.text(name + ".mjs");
    String issuer = world.server.address().url();
    return NODE.run(
        "node",
        NODE.write(name + "-example.mjs", script),
        issuer,
        tenant.id(),
        tenant.secret(),
        keyed);
  }

  /** Clients with a key of each kind, and these keys. */
  private static String keyedClients(Tenant beside) throws Exception {
    return Stream.of(
            new RSAKeyGenerator(2048).keyID("rsa").generate(),
            new ECKeyGenerator(Curve.P_256).keyID("ec").generate(),
            edwards())
        .map(key -> keyedClient(beside, key))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String keyedClient(Tenant beside, JWK key) {
    Method method = new Method.ByKeys(new JWKSet(key).toString(true));
    Tenant client = world.register(beside, method, Set.of(), List.of());
    return "{\"id\":\"" + client.id() + "\",\"jwk\":" + key.toJSONString() + "}";
  }

  private static JWK edwards() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return new OctetKeyPair.Builder(Curve.Ed25519, end(pair.getPublic().getEncoded()))
        .d(end(pair.getPrivate().getEncoded()))
        .keyID("ed")
        .build();
  }

  private static Base64URL end(byte[] encoded) {
    return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }
}
