package dev.tollgate.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ways to obtain a token (RFC 6749, 1.3). */
public enum GrantType {
  CLIENT_CREDENTIALS,
  AUTHORIZATION_CODE,
  REFRESH_TOKEN;

  /** The name on the wire: {@code client_credentials}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<GrantType> parse(String value) {
    return Arrays.stream(values()).filter(type -> type.value().equals(value)).findFirst();
  }
}
