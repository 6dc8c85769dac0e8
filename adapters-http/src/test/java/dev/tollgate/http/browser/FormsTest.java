package dev.tollgate.http.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.BrowserSecret;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.wire.Fields;
import dev.tollgate.http.wire.OAuthForm;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Optional<FormRefusal> NONE = Optional.empty();
  private static final Optional<FormRefusal> STALE = Optional.of(new FormRefusal.Stale());
  private static final Optional<FormRefusal> FOREIGN = Optional.of(new FormRefusal.ForeignOrigin());

  private final RandomGenerator random = new SecureRandom();
  private final Visitor visitor = visitor();

  private Visitor visitor() {
    return new Visitor(BrowserSecret.ofVisitor(random), false, Optional.empty());
  }

  private static Forms at(Instant time) {
    return new Forms(
        new Issuer(() -> "https://auth.example.com"), Clock.fixed(time, ZoneOffset.UTC));
  }

  private static OAuthForm form(String token) {
    return new OAuthForm(new Fields(Map.of("form_token", new Parameter.Text(token))), Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, true",
    "PT10M, true",
    "PT10M1S, false",
    "P1D, false",
    "-PT1M, true",
    "-PT1M1S, false"
  })
  void aFormIsAcceptedForTenMinutes(Duration later, boolean accepted) {
    String token = at(NOW).token(visitor, "consent", "client=a");

    assertEquals(
        accepted ? NONE : STALE,
        at(NOW.plus(later)).refusal(Requests.with(), visitor, form(token), "consent", "client=a"));
  }

  @Test
  void aFormIsAcceptedOnlyForWhatItShowedInTheSameBrowser() {
    Forms forms = at(NOW);
    String token = forms.token(visitor, "consent", "client=a");

    assertEquals(
        STALE, forms.refusal(Requests.with(), visitor, form(token), "consent", "client=b"));
    assertEquals(
        STALE, forms.refusal(Requests.with(), visitor, form(token), "sign-out", "client=a"));
    assertEquals(
        STALE, forms.refusal(Requests.with(), visitor(), form(token), "consent", "client=a"));
    assertEquals(
        STALE,
        forms.refusal(
            Requests.with(), visitor, new OAuthForm(Fields.NONE, Map.of()), "consent", "client=a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        ".",
        "tollgate",
        "0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "zzzzzzzzzz.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "-1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void nonsenseIsRefused(String token) {
    assertEquals(STALE, at(NOW).refusal(Requests.with(), visitor, form(token), "consent", ""));
  }

  @Test
  void aTokenWhoseTimeWasChangedIsRefused() {
    Forms forms = at(NOW);
    String token = forms.token(visitor, "consent", "");
    String later = Long.toString(NOW.plusSeconds(1).getEpochSecond(), 36);

    String changed = later + token.substring(token.indexOf('.'));

    assertEquals(STALE, forms.refusal(Requests.with(), visitor, form(changed), "consent", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Origin: https://auth.example.com | true",
        "Origin: http://localhost:8080 | true",
        "Origin: HTTPS://AUTH.example.com | true",
        "Origin: https://auth.example.com.evil.example | false",
        "Origin: https://evil.example/auth.example.com | false",
        "Origin: https://auth.example.com:444 | false",
        "Origin: https://auth.example.com@evil.example | false",
        "Origin: null | false",
        "Origin: nonsense | false",
        "Referer: https://auth.example.com/signin?a={b} | true",
        "Referer: https://evil.example/https://auth.example.com | false",
        "Accept: text/html | true"
      })
  void onlyPagesOfThisServerSendForms(String header, boolean accepted) {
    Forms forms = at(NOW);
    String token = forms.token(visitor, "consent", "");

    assertEquals(
        accepted ? NONE : FOREIGN,
        forms.refusal(
            Requests.with("Host: localhost:8080", header), visitor, form(token), "consent", ""));
  }

  @Test
  void aForeignOriginCountsEvenBesideOneOfOurs() {
    Forms forms = at(NOW);
    String token = forms.token(visitor, "consent", "");

    assertEquals(
        FOREIGN,
        forms.refusal(
            Requests.with("Origin: https://auth.example.com", "Origin: https://evil.example"),
            visitor,
            form(token),
            "consent",
            ""));
  }
}
