package dev.tollgate.domain;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What a browser holds in its cookie: 256 random bits, kept as a digest at most, never printed.
 * Before anyone has signed in it protects forms alone; the one of a session is another.
 */
public final class BrowserSecret {

  private static final Pattern FORM = Pattern.compile("(?:ses|vis)\\.[A-Za-z0-9_-]{43}");
  private static final String OF_SESSION = "ses.";
  private static final String OF_VISITOR = "vis.";
  private static final int BYTES = 32;

  private final String value;

  private BrowserSecret(String value) {
    this.value = value;
  }

  /** A fresh one for somebody who signs in. */
  public static BrowserSecret ofSession(RandomGenerator random) {
    return generate(OF_SESSION, random);
  }

  /** A fresh one for somebody who has not signed in. */
  public static BrowserSecret ofVisitor(RandomGenerator random) {
    return generate(OF_VISITOR, random);
  }

  private static BrowserSecret generate(String prefix, RandomGenerator random) {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    return new BrowserSecret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** Empty for text that cannot be such a secret. */
  public static Optional<BrowserSecret> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new BrowserSecret(text)) : Optional.empty();
  }

  /** Whether it was made for a session, which may have ended since. */
  public boolean isOfSession() {
    return value.startsWith(OF_SESSION);
  }

  public SecretDigest digest() {
    return SecretDigest.of(value);
  }

  /** The secret itself, for the browser that holds it. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "BrowserSecret[hidden]";
  }
}
