package dev.tollgate.application.admin.audit;

import dev.tollgate.application.admin.user.FindUser;
import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.User;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Says which audit records are about a client and a user. Both may be gone or never have existed:
 * then the records with that id, or its digest, are meant.
 */
public final class SelectAudit {

  private final Users users;

  public SelectAudit(Users users) {
    this.users = users;
  }

  /**
   * What is empty does not matter.
   *
   * @param user an email or an id
   */
  public AuditRecords.Filter select(
      Optional<String> client, Optional<String> user, Optional<AuditEvent> event) {
    return new AuditRecords.Filter(
        client.map(id -> Set.of(id, AuditRecord.digest(id))).orElse(Set.of()),
        user.map(this::names).orElse(Set.of()),
        event,
        Optional.empty());
  }

  private Set<String> names(String user) {
    Set<String> names = new HashSet<>();
    names.add(user);
    names.add(AuditRecord.digest(Email.parse(user).map(Email::key).orElse(user)));
    new FindUser(users).find(user).map(User::id).ifPresent(id -> names.add(id.value()));
    return names;
  }
}
