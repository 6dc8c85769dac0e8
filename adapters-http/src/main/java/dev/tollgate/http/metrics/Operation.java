package dev.tollgate.http.metrics;

import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.AccountTokenRefusal;
import dev.tollgate.domain.refusal.ClientCredentialsRefusal;
import dev.tollgate.domain.refusal.ClientIntrospectRefusal;
import dev.tollgate.domain.refusal.ClientRevokeRefusal;
import dev.tollgate.domain.refusal.CodeGrantRefusal;
import dev.tollgate.domain.refusal.InstallationRefusal;
import dev.tollgate.domain.refusal.IntrospectRefusal;
import dev.tollgate.domain.refusal.PartnerTokenRefusal;
import dev.tollgate.domain.refusal.RefreshGrantRefusal;
import dev.tollgate.domain.refusal.RevokeRefusal;
import dev.tollgate.domain.refusal.SignInRefusal;
import dev.tollgate.domain.refusal.TokenRequestRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of requests whose durations are kept apart, whatever the contract. */
enum Operation {
  ISSUE(
      List.of("issued", "minted"),
      TokenRequestRefusal.class,
      ClientCredentialsRefusal.class,
      InstallationRefusal.class),
  EXCHANGE(
      List.of("exchanged"),
      CodeGrantRefusal.class,
      AccountTokenRefusal.class,
      PartnerTokenRefusal.class),
  REFRESH(List.of("refreshed"), RefreshGrantRefusal.class),
  INTROSPECT(List.of("introspected"), IntrospectRefusal.class, ClientIntrospectRefusal.class),
  REVOKE(List.of("revoked"), RevokeRefusal.class, ClientRevokeRefusal.class),
  GUARD(List.of("permitted"), AccessRefusal.class),
  SIGN_IN(List.of("signed-in"), SignInRefusal.class),
  OTHER(List.of());

  private final List<String> successes;
  private final List<String> refusals;

  Operation(List<String> successes, Class<?>... refusals) {
    this.successes = successes;
    this.refusals = Arrays.stream(refusals).map(Class::getSimpleName).toList();
  }

  /** What succeeded, by the name of the reply. */
  static Operation ofSuccess(String name) {
    return Arrays.stream(values())
        .filter(operation -> operation.successes.contains(name))
        .findFirst()
        .orElse(OTHER);
  }

  /** What was refused, by the type of the refusal: {@code RevokeRefusal}. */
  static Operation ofRefusal(String type) {
    return Arrays.stream(values())
        .filter(operation -> operation.refusals.contains(type))
        .findFirst()
        .orElse(OTHER);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
