package dev.tollgate.http.jwt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registered claims of a JWT (RFC 7519, 4.1).
 *
 * @param audience empty if the claim is missing
 */
record Claims(
    Optional<String> issuer,
    Optional<String> subject,
    List<String> audience,
    Optional<String> id,
    Optional<Instant> expiresAt,
    Optional<Instant> notBefore,
    Optional<Instant> issuedAt) {

  private static final BigDecimal END_OF_YEAR_9999 = BigDecimal.valueOf(253_402_300_799L);
  private static final int MAX_DECIMALS = 30;

  Claims {
    audience = List.copyOf(audience);
  }

  /** Empty if a registered claim is of another type than the standard gives it. */
  static Optional<Claims> of(Map<String, Object> members) {
    try {
      return Optional.of(
          new Claims(
              text(members.get("iss")),
              text(members.get("sub")),
              audience(members.get("aud")),
              text(members.get("jti")),
              time(members.get("exp")),
              time(members.get("nbf")),
              time(members.get("iat"))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw new IllegalArgumentException("not text");
    };
  }

  private static List<String> audience(Object value) {
    return value instanceof List<?> list
        ? list.stream()
            .map(each -> text(each).orElseThrow(() -> new IllegalArgumentException("null")))
            .toList()
        : text(value).stream().toList();
  }

  /** Whole milliseconds; a fraction may follow the seconds (RFC 7519, 2). */
  private static Optional<Instant> time(Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case BigDecimal seconds when isTime(seconds) ->
          Optional.of(
              Instant.ofEpochMilli(
                  seconds.movePointRight(3).setScale(0, RoundingMode.FLOOR).longValueExact()));
      default -> throw new IllegalArgumentException("not a time");
    };
  }

  /** Numbers with huge exponents are not expanded to be looked at. */
  private static boolean isTime(BigDecimal seconds) {
    return Math.abs((long) seconds.scale()) <= MAX_DECIMALS
        && seconds.signum() >= 0
        && seconds.compareTo(END_OF_YEAR_9999) <= 0;
  }
}
