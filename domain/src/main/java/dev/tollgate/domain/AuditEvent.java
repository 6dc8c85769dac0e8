package dev.tollgate.domain;

import java.util.Optional;
import java.util.stream.Stream;

/** What an audit record can tell: the subject, a dot, and what happened to it. */
public enum AuditEvent {
  ENTERPRISE_CREATED("enterprise.created"),
  ENTERPRISE_CHANGED("enterprise.changed"),
  ENTERPRISE_DELETED("enterprise.deleted"),
  COMPANY_CREATED("company.created"),
  COMPANY_CHANGED("company.changed"),
  COMPANY_DELETED("company.deleted"),
  CLIENT_REGISTERED("client.registered"),
  CLIENT_CHANGED("client.changed"),
  CLIENT_ENABLED("client.enabled"),
  CLIENT_DISABLED("client.disabled"),
  CLIENT_LINKED("client.linked"),
  CLIENT_UNLINKED("client.unlinked"),
  CLIENT_KEYS_REPLACED("client.keys-replaced"),
  CLIENT_DELETED("client.deleted"),
  SECRET_ADDED("secret.added"),
  SECRET_REVOKED("secret.revoked"),
  SCOPE_CREATED("scope.created"),
  RESOURCE_CREATED("resource.created"),
  RESOURCE_DELETED("resource.deleted"),
  USER_CREATED("user.created"),
  USER_CHANGED("user.changed"),
  USER_ENABLED("user.enabled"),
  USER_DISABLED("user.disabled"),
  USER_PASSWORD_SET("user.password-set"),
  USER_JOINED("user.joined"),
  USER_LEFT("user.left"),
  USER_DELETED("user.deleted"),
  SESSION_BEGUN("session.begun"),
  SESSION_ENDED("session.ended"),
  CONSENT_GIVEN("consent.given"),
  GRANT_REVOKED("grant.revoked"),
  TOKEN_MINTED("token.minted"),
  TOKEN_REVOKED("token.revoked"),
  KEY_ADDED("key.added"),
  KEY_RETIRED("key.retired"),
  LIBRARY_REPLACED("library.replaced"),
  PROJECT_CREATED("project.created"),
  PROJECT_CHANGED("project.changed"),
  PROJECT_PUBLISHED("project.published"),
  /** One refused authentication of a client. */
  AUTHENTICATION_REFUSED("authentication.refused"),
  /** How many authentications of one client were refused for one cause in one minute. */
  AUTHENTICATION_COUNTED("authentication.counted"),
  /** One refused sign-in. */
  SIGN_IN_REFUSED("sign-in.refused"),
  /** How many sign-ins of one user were refused for one cause in one minute. */
  SIGN_IN_COUNTED("sign-in.counted"),
  /** How many refusals were not recorded, because there were too many at once. */
  REFUSALS_LOST("refusals.lost");

  private final String text;

  AuditEvent(String text) {
    this.text = text;
  }

  /** The event that is spelled like this. */
  public static Optional<AuditEvent> parse(String text) {
    return Stream.of(values()).filter(event -> event.text.equals(text)).findFirst();
  }

  /** The spelling in lists, exports and the store. */
  @Override
  public String toString() {
    return text;
  }
}
