package dev.tollgate.application.storage.kinds;

import java.util.List;
import java.util.Optional;

/** All kinds of record, in the order in which they are copied and exported. */
public final class Kinds {

  /** Owners come before what they own. */
  public static final List<Kind<?>> ALL =
      List.of(
          new ScopeKind(),
          new ResourceKind(),
          new EnterpriseKind(),
          new CompanyKind(),
          new ClientKind(),
          new CompanyDocumentKind(),
          new ProjectKind(),
          new KeyKind(),
          new RetiredKeyKind(),
          new AssertionKind(),
          new UserKind(),
          new GrantKind(),
          new AuthorizationCodeKind(),
          new RefreshTokenKind(),
          new TokenKind(),
          new AuditRecordKind());

  private Kinds() {}

  public static Optional<Kind<?>> named(String name) {
    return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }
}
