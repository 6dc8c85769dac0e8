package dev.tollgate.http;

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
import java.util.Locale;
import java.util.Map;

/** What a request asks for, whatever the contract and its paths. */
public enum Operation {
  ISSUE,
  EXCHANGE,
  REFRESH,
  INTROSPECT,
  REVOKE,
  GUARD,
  SIGN_IN,
  OTHER;

  private static final Map<String, Operation> REFUSALS =
      Map.ofEntries(
          refusal(TokenRequestRefusal.class, ISSUE),
          refusal(ClientCredentialsRefusal.class, ISSUE),
          refusal(InstallationRefusal.class, ISSUE),
          refusal(CodeGrantRefusal.class, EXCHANGE),
          refusal(AccountTokenRefusal.class, EXCHANGE),
          refusal(PartnerTokenRefusal.class, EXCHANGE),
          refusal(RefreshGrantRefusal.class, REFRESH),
          refusal(IntrospectRefusal.class, INTROSPECT),
          refusal(ClientIntrospectRefusal.class, INTROSPECT),
          refusal(RevokeRefusal.class, REVOKE),
          refusal(ClientRevokeRefusal.class, REVOKE),
          refusal(AccessRefusal.class, GUARD),
          refusal(SignInRefusal.class, SIGN_IN));

  private static Map.Entry<String, Operation> refusal(Class<?> type, Operation operation) {
    return Map.entry(type.getSimpleName(), operation);
  }

  /** What succeeded, by the name of the reply. */
  public static Operation ofSuccess(String name) {
    return switch (name) {
      case "issued", "minted" -> ISSUE;
      case "exchanged" -> EXCHANGE;
      case "refreshed" -> REFRESH;
      case "introspected" -> INTROSPECT;
      case "revoked" -> REVOKE;
      case "permitted" -> GUARD;
      case "signed-in" -> SIGN_IN;
      default -> OTHER;
    };
  }

  /** What was refused, by the type of the refusal: {@code RevokeRefusal}. */
  public static Operation ofRefusal(String type) {
    return REFUSALS.getOrDefault(type, OTHER);
  }

  /** As operators read it: {@code sign_in}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
