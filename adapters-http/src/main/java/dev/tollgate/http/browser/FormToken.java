package dev.tollgate.http.browser;

import dev.tollgate.application.Why;
import dev.tollgate.domain.BrowserSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What shows that a form was on a page of ours, in the same browser: when that was, and a MAC over
 * it under the secret in the browser's cookie. Nothing about it is stored, so a form can be sent
 * again, on every node.
 *
 * @param purpose what the form does
 * @param bound what the page showed, which the form must not change
 */
record FormToken(String purpose, String bound) {

  /** The hidden field that holds it. */
  static final String FIELD = "form_token";

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  /** The clocks of two nodes may differ. */
  private static final Duration LEEWAY = Duration.ofMinutes(1);

  private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,10})\\.([A-Za-z0-9_-]{43})");
  private static final int RADIX = 36;

  String issue(BrowserSecret secret, Instant now) {
    String time = Long.toString(now.getEpochSecond(), RADIX);
    return time + "." + mac(secret, time);
  }

  boolean isValid(String token, BrowserSecret secret, Instant now) {
    Matcher form = FORM.matcher(token);
    return form.matches()
        && isOurs(form, secret)
        && isFresh(Long.parseLong(form.group(1), RADIX), now);
  }

  private boolean isOurs(Matcher form, BrowserSecret secret) {
    return MessageDigest.isEqual(bytes(form.group(2)), bytes(mac(secret, form.group(1))));
  }

  private static boolean isFresh(long issued, Instant now) {
    long age = now.getEpochSecond() - issued;
    return age <= LIFETIME.toSeconds() && age >= -LEEWAY.toSeconds();
  }

  private String mac(BrowserSecret secret, String time) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret.reveal()), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(bytes(time + "\n" + purpose + "\n" + bound)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Empty if the token is valid. */
  Optional<FormRefusal> refusal(String token, BrowserSecret secret, Instant now) {
    return isValid(token, secret, now)
        ? Optional.empty()
        : Optional.of(Why.because(new FormRefusal.Stale(), () -> flaw(token, secret)));
  }

  private String flaw(String token, BrowserSecret secret) {
    Matcher form = FORM.matcher(token);
    if (!form.matches()) {
      return token.isEmpty() ? "The form has no form_token." : "The form_token is malformed.";
    }
    return isOurs(form, secret)
        ? "The form is from a page that was made on %s, more than 10 minutes before."
            .formatted(Why.time(Instant.ofEpochSecond(Long.parseLong(form.group(1), RADIX))))
        : "The form is from a page of another browser, another session or another request.";
  }
}
