package dev.tollgate.persistence.jdbc.users;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The statements on the table {@code app_user}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserRows extends GenericRepository<UserRow, String> {

  String COLUMNS =
      """
      SELECT u.id, u.email, u.name, u.email_verified, u.group_names, u.password, u.enabled,
        u.created_at, u.updated_at, m.company, m.administrator
      """;

  void insert(UserRow row);

  @Query(
      COLUMNS
          + """
          FROM app_user u LEFT JOIN membership m ON m.user_id = u.id
          WHERE u.id = :id ORDER BY m.place\
          """)
  List<UserAndMembershipRow> find(String id);

  @Query(
      COLUMNS
          + """
          FROM app_user u LEFT JOIN membership m ON m.user_id = u.id
          WHERE u.email_key = :emailKey ORDER BY m.place\
          """)
  List<UserAndMembershipRow> findByEmail(String emailKey);

  @Query(
      COLUMNS
          + """
          FROM (SELECT * FROM app_user WHERE id > :after AND enabled IN (:enabled, :orEnabled)
            ORDER BY id LIMIT :size) u
          LEFT JOIN membership m ON m.user_id = u.id
          ORDER BY u.id, m.place\
          """)
  List<UserAndMembershipRow> page(String after, boolean enabled, boolean orEnabled, int size);

  @Query(
      COLUMNS
          + """
          FROM (SELECT MIN(user_id) AS id FROM membership
            WHERE company = :company AND administrator = TRUE) first
          JOIN app_user u ON u.id = first.id
          JOIN membership m ON m.user_id = u.id
          ORDER BY m.place\
          """)
  List<UserAndMembershipRow> findAdministrator(String company);

  @Query("SELECT id FROM app_user WHERE id = :id FOR UPDATE")
  Optional<String> lock(String id);

  void update(UserRow row);

  @Query("UPDATE app_user SET enabled = :enabled, updated_at = :at WHERE id = :id")
  int setEnabled(String id, boolean enabled, long at);

  @Query("UPDATE app_user SET password = :password WHERE id = :id")
  int setPassword(String id, String password);

  @Query("UPDATE app_user SET password = :password WHERE id = :id AND password = :seen")
  int rehash(String id, String password, String seen);

  @Query("UPDATE app_user SET updated_at = :at WHERE id = :id")
  int touch(String id, long at);

  @Query("INSERT INTO gone_owner (owner) SELECT id FROM app_user WHERE id = :id")
  void recordRemoved(String id);

  /** Takes the memberships, the sessions and the grants along. */
  @Query("DELETE FROM app_user WHERE id = :id")
  int remove(String id);
}
