package dev.tollgate.application.storage;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.util.List;
import java.util.Optional;

/** The users of all companies. */
public interface Users {

  /**
   * Adds a user. False, and nothing changes, if the id is taken, if another user has the same email
   * (see {@link Email#key}), or if one of the companies does not exist.
   */
  boolean add(User user);

  Optional<User> find(UserId id);

  /** The user with this email, however it is written. */
  Optional<User> findByEmail(Email email);

  /** The administrator of a company whose id comes first; empty if it has none. */
  Optional<User> findAdministrator(CompanyId company);

  /** Users ordered by id; active ones are those that are enabled. */
  List<User> page(Listing listing);

  /**
   * False if the user does not exist, or if the change does not apply. What ends with the change,
   * sessions or grants, ends in the same step.
   */
  boolean change(UserId id, UserChange change);

  /**
   * Removes a user with the memberships, sessions and grants. Tokens and codes stay on record until
   * they are purged. False if the user does not exist.
   */
  boolean remove(UserId id);
}
