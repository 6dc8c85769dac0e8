package dev.tollgate.http.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContinuationsTest {

  private static final Continuation APPS = () -> "/account/apps";

  private static final Continuation AUTHORIZE =
      new Continuation() {
        @Override
        public String path() {
          return "/oauth2/authorize";
        }

        @Override
        public List<String> redirects(String query) {
          return List.of("https://client.example/" + query);
        }
      };

  private final Continuations continuations = new Continuations(List.of(APPS, AUTHORIZE));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account/apps",
        "/oauth2/authorize?client_id=a&state=%2F%2Fevil.example",
        "/oauth2/authorize?a=http://x/?y",
        "/oauth2/authorize?"
      })
  void aPageThatAsksForAUserIsContinuedTo(String target) {
    String text = continuations.parse(target).orElseThrow().target();

    assertEquals(target.replaceFirst("\\?$", ""), text);
  }

  @Test
  void aTargetMayHaveAnyNumberOfSegments() {
    String many = "/a".repeat(32_000);

    assertEquals(Optional.empty(), continuations.parse(many));
    assertEquals(Optional.empty(), continuations.parse(many + "?" + many));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//evil.example",
        "///account/apps",
        "//evil.example/account/apps",
        "/\\evil.example",
        "\\/evil.example",
        "https://evil.example/account/apps",
        "https:/account/apps",
        "javascript:alert(1)",
        "account/apps",
        "/account/apps/",
        "/account/apps/more",
        "/account/./apps",
        "/account/../account/apps",
        "/account//apps",
        "/account%2Fapps",
        "/account/apps#top",
        "/account/apps\r\nSet-Cookie: a=b",
        "/account/apps?\u0000",
        "/account/apps?a b",
        "/account/apps?a\\b",
        "/account/apps?ä",
        "/account/apps?<script>",
        "/account/appſ",
        "/signin",
        "/health",
        " /account/apps"
      })
  void nothingElseIs(String target) {
    assertEquals(Optional.empty(), continuations.parse(target));
  }

  @Test
  void thePageSaysWhereItMayRedirect() {
    assertEquals(
        List.of("https://client.example/a=b"),
        continuations.redirects(continuations.parse("/oauth2/authorize?a=b").orElseThrow()));
    assertEquals(
        List.of(), continuations.redirects(continuations.parse("/account/apps").orElseThrow()));
  }

  @Test
  void theWayBackIsEncodedInTheLinkToSignIn() {
    ContinueTo here = new ContinueTo("/oauth2/authorize", "a=b&redirect_uri=https%3A%2F%2Fc+d");

    assertEquals(
        "/signin?continue=/oauth2/authorize?a=b%26redirect_uri=https%253A%252F%252Fc%2Bd",
        here.signIn());
    assertEquals(
        "/signin?again=true&email=a%40b&continue=/account/apps",
        new ContinueTo("/account/apps", "").signInAgain("a@b"));
  }

  @Test
  void thePolicyNamesTheOriginsBehindAForm() {
    assertEquals(
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"
            + " https://client.example:8443 http://127.0.0.1:9000 com.example.app:;"
            + " frame-ancestors 'none'",
        FormTargets.policy(
            List.of(
                "https://client.example:8443/cb?a=b",
                "http://127.0.0.1:9000/",
                "https://client.example:8443/other",
                "com.example.app:/cb")));
  }
}
