package dev.tollgate.application;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.storage.FamilyToken;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.User;
import java.time.Instant;
import java.util.Optional;

/** Sentences for {@link Why} that several use cases need. */
public final class Reasons {

  private Reasons() {}

  /** The end of something, such as a token. */
  public static String expired(String what, Instant at) {
    return what + " expired on " + Why.time(at) + ".";
  }

  /** The end of something, such as a token; the time is empty if it is not on record. */
  public static String revoked(String what, Optional<Instant> at) {
    return what + " was revoked" + at.map(it -> " on " + Why.time(it)).orElse("") + ".";
  }

  public static String expired(Token token) {
    return token
        .expiresAt()
        .map(at -> expired(what(token), at))
        .orElse(what(token) + " has expired.");
  }

  public static String revoked(Token token) {
    return revoked(what(token), token.revokedAt());
  }

  private static String what(Token token) {
    return "The token, issued to client " + token.client().value() + ",";
  }

  /**
   * Why no token of this contract is on record.
   *
   * @param found the record, if there is one that does not count
   */
  public static String tokenUnknown(Optional<Token> found, Optional<ContractRules> contract) {
    return found
        .map(
            token ->
                contract.filter(it -> !it.name().equals(token.contract())).isPresent()
                    ? "The token was issued under the contract %s, not under %s."
                        .formatted(token.contract(), contract.get().name())
                    : clientDeleted(token))
        .orElse(
            "The token is not on record: it was never issued, or was removed after it had"
                + " expired.");
  }

  public static String clientDeleted(Token token) {
    return "Client " + token.client().value() + ", which got the token, was deleted.";
  }

  /** Of a refresh token that was used or revoked. */
  public static String ended(FamilyToken found) {
    String what = "The refresh token, issued to client " + found.code().client().value() + ",";
    return found
        .code()
        .revokedAt()
        .map(at -> revoked(what, Optional.of(at)))
        .or(
            () ->
                found
                    .token()
                    .use()
                    .map(use -> what + " was used before, on " + Why.time(use.at()) + "."))
        .orElse(what + " was revoked.");
  }

  public static String scopeMissing(Token token, ScopeSet needed) {
    return "The token, issued to client %s, lacks %s; it has %s."
        .formatted(
            token.client().value(),
            needed.without(token.scopes()),
            token.scopes().values().isEmpty() ? "no scopes" : token.scopes());
  }

  public static String ofOtherEnterprise(Client owner, Client caller) {
    return "The token was issued to client %s of enterprise %s; client %s belongs to enterprise %s."
        .formatted(
            owner.id().value(),
            owner.enterprise().value(),
            caller.id().value(),
            caller.enterprise().value());
  }

  public static String denied(User user) {
    return "User " + user.id().value() + " denied access, or had no company to give it for.";
  }

  public static String tokenMissing(Parameter token) {
    return "The token is " + sent(token) + ".";
  }

  public static String parameterInvalid(String parameter) {
    return "The value of " + parameter + " is not one that it can have.";
  }

  public static String clientDisabled(ClientId client) {
    return "Client " + client.value() + " is disabled.";
  }

  public static String contractNotRegistered(ClientId client, ContractRules contract) {
    return "Client %s is not registered for the contract %s."
        .formatted(client.value(), contract.name());
  }

  public static String enterpriseInactive(Client client) {
    return "The enterprise of client %s, %s, is inactive."
        .formatted(client.id().value(), client.enterprise().value());
  }

  public static String companyInactive(Optional<CompanyId> company) {
    return "Company " + company.map(CompanyId::value).orElse("") + " is inactive or deleted.";
  }

  public static String grantNotAllowed(Client client, GrantType grant) {
    return "Client %s is not registered for the grant type %s."
        .formatted(client.id().value(), grant.value());
  }

  /** What was issued to one client came from another. */
  public static String issuedToAnother(String what, ClientId owner, Client caller) {
    return owner.equals(caller.id())
        ? what + " was issued to an earlier registration of client " + owner.value() + "."
        : "%s was issued to client %s, and client %s sent it."
            .formatted(what, owner.value(), caller.id().value());
  }

  /** Of a code that was exchanged or revoked, or has expired. */
  public static String codeEnded(AuthorizationCode code) {
    String what = "The authorization code, issued to client " + code.client().value() + ",";
    return code.spentAt()
        .map(at -> what + " was exchanged before, on " + Why.time(at) + ".")
        .or(() -> code.revokedAt().map(at -> revoked(what, Optional.of(at))))
        .orElseGet(() -> expired(what, code.expiresAt()));
  }

  public static String codeUnknown() {
    return "No authorization code of this contract like the one that was sent is on record: it was"
        + " never issued, or was removed after it had expired.";
  }

  public static String refreshTokenUnknown() {
    return "No refresh token of this contract like the one that was sent is on record: it was never"
        + " issued, or was removed after it had expired.";
  }

  /** A redirect URI differs from that of the authorization request, or is not registered. */
  public static String redirectUri(Parameter sent, Optional<String> before) {
    return "redirect_uri is %s; in the authorization request it was %s."
        .formatted(sent(sent), before.orElse("missing"));
  }

  public static String verifier(AuthorizationCode code, Parameter verifier) {
    if (code.challenge().isEmpty()) {
      return "A code_verifier was sent, but the authorization request had no code_challenge.";
    }
    return verifier.text().isEmpty()
        ? "The authorization request had a code_challenge, but no code_verifier was sent."
        : "The code_verifier does not match the code_challenge of the authorization request.";
  }

  public static String scopes(Parameter requested, Client client) {
    return scopes(requested, client.scopes(), "client " + client.id().value());
  }

  /** Why scopes that were requested are refused. */
  public static String scopes(Parameter requested, ScopeSet allowed, String whose) {
    Optional<ScopeSet> asked = requested.text().flatMap(ScopeSet::parse);
    if (asked.isEmpty()) {
      return requested instanceof Parameter.Absent
          ? "No scope was requested, and " + whose + " has none."
          : "scope is not a list of scopes separated by single spaces.";
    }
    ScopeSet lacking = asked.get().without(allowed);
    return lacking.values().isEmpty()
        ? "No scope was requested."
        : "Requested but not among the scopes of " + whose + ": " + lacking + ".";
  }

  /** A parameter that is no secret, as far as it may be repeated. */
  public static String sent(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Text(String text) -> text;
      case Parameter.Absent() -> "missing";
      case Parameter.NotText() -> "not a single text";
    };
  }
}
