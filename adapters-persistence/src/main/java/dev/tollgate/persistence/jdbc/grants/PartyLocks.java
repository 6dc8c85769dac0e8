package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.domain.Grant;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/**
 * Locks the parties of a grant until the transaction ends, so that nobody removes one while a grant
 * is added. A client is locked before a user, and a user before a membership.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PartyLocks extends GenericRepository<GrantRow, String> {

  @Query("SELECT id FROM client WHERE registration = :registration FOR UPDATE")
  Optional<String> lockClient(String registration);

  @Query("SELECT id FROM app_user WHERE id = :user FOR UPDATE")
  Optional<String> lockUser(String user);

  @Query("SELECT company FROM membership WHERE user_id = :user AND company = :company FOR UPDATE")
  Optional<String> lockMembership(String user, String company);

  /** False if the client or the user does not exist. */
  default boolean lockClientAndUser(Grant grant) {
    return lockClient(grant.registration().value()).isPresent()
        && lockUser(grant.user().value()).isPresent();
  }

  /**
   * Locks the parties of grants that are alike but for their companies. False if the client, the
   * user or one of the memberships does not exist.
   */
  default boolean lock(List<Grant> grants) {
    return lockClientAndUser(grants.getFirst())
        && grants.stream()
            .allMatch(it -> lockMembership(it.user().value(), it.company().value()).isPresent());
  }
}
