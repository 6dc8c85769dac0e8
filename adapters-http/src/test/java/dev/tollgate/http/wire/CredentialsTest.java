package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.Parameter;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

  private static final Credentials FOREIGN = new Credentials.Foreign();

  @Test
  void noHeaderIsNoCredentials() {
    assertEquals(new Credentials.None(), credentials());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER abc", "Bearer   abc "})
  void theSchemeBearerIsRecognisedInAnyCase(String header) {
    assertEquals(new Credentials.Bearer(new Parameter.Text("abc")), credentials(header));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "bearer ", "Bearer    "})
  void aBearerWithoutTokenIsAbsent(String header) {
    assertEquals(new Credentials.Bearer(new Parameter.Absent()), credentials(header));
  }

  @Test
  void twoWordsAreNoToken() {
    assertEquals(new Credentials.Bearer(new Parameter.NotText()), credentials("Bearer a b"));
  }

  @Test
  void whatFollowsTheSchemeIsKeptAsItStands() {
    assertEquals(new Credentials.Bearer(new Parameter.Text("a,b=")), credentials("Bearer a,b="));
  }

  @Test
  void ofTwoHeadersNoneIsBelieved() {
    assertEquals(
        new Credentials.Bearer(new Parameter.NotText()), credentials("Bearer a", "Bearer a"));
    assertEquals(
        new Credentials.Bearer(new Parameter.NotText()), credentials("Bearer a", basic("ci:s")));
    assertEquals(FOREIGN, credentials(basic("ci:s"), basic("ci:s")));
    assertEquals(
        new Credentials.Bearer(new Parameter.NotText()), credentials(basic("ci:s"), "Bearer a"));
    assertEquals(FOREIGN, credentials("Digest x", basic("ci:s")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic ", "basic ", "BASIC  "})
  void aUserIdAndAPasswordAreRead(String scheme) {
    String header = scheme + base64("ci:s3cr3t");

    assertEquals(basicOf("ci", "s3cr3t"), credentials(header));
  }

  @Test
  void onlyTheFirstColonSeparates() {
    assertEquals(basicOf("ci", "a:b:"), credentials(basic("ci:a:b:")));
  }

  @Test
  void nothingIsTrimmedOrDecodedFurther() {
    assertEquals(basicOf(" ci ", "a%20+b\u00e9"), credentials(basic(" ci :a%20+b\u00e9")));
  }

  @Test
  void anEmptyUserIdOrPasswordIsAbsent() {
    Parameter absent = new Parameter.Absent();

    assertEquals(new Credentials.Basic(absent, new Parameter.Text("s")), credentials(basic(":s")));
    assertEquals(
        new Credentials.Basic(new Parameter.Text("ci"), absent), credentials(basic("ci:")));
    assertEquals(new Credentials.Basic(absent, absent), credentials(basic(":")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic ",
        "Basic Y2k=",
        "Basic Y2k6cw==x",
        "Basic !!!",
        "Basic Y2k6 cw==",
        "Basic Y2k6c",
        "Digest username=\"ci\"",
        "Bearerabc",
        "Bearer\tabc",
        "Token abc",
        ""
      })
  void anythingElseIsForeign(String header) {
    assertEquals(FOREIGN, credentials(header));
  }

  private static Credentials credentials(String... headers) {
    var request = new SimpleHttpRequest<Object>(HttpMethod.POST, "/", null);
    for (String header : headers) {
      request.getHeaders().add("Authorization", header);
    }
    return Credentials.of(Request.of(request));
  }

  private static Credentials basicOf(String id, String secret) {
    return new Credentials.Basic(new Parameter.Text(id), new Parameter.Text(secret));
  }

  private static String basic(String pair) {
    return "Basic " + base64(pair);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
