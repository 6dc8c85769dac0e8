package dev.tollgate.application.admin.grant;

import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.User;
import java.util.Optional;

/**
 * A grant on record and who gave it.
 *
 * @param email of the user; empty if the user was deleted at this moment
 */
public record GrantRecord(Grant grant, Optional<Email> email) {

  static GrantRecord of(Grant grant, Users users) {
    return new GrantRecord(grant, users.find(grant.user()).map(User::email));
  }
}
