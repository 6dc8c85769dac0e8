package dev.tollgate.persistence.jdbc.clients;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The statements on the table {@code client}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ClientRows extends GenericRepository<ClientRow, String> {

  String COLUMNS =
      """
      SELECT c.id, c.registration, c.name, c.enterprise, c.company, c.scopes, c.authentication,
        c.key_source, c.grants, c.contracts, c.origins, c.token_lifetime, c.claims,
        c.redirect_uris, c.post_logout_redirect_uris, c.for_everyone, c.pkce_required,
        c.asks_consent, c.any_localhost_port, c.icon, c.versions, c.enabled, c.created_at,
        s.id AS secret_id, s.digest AS secret_digest, s.created_at AS secret_created_at,
        s.expires_at AS secret_expires_at, s.revoked_at AS secret_revoked_at
      """;

  /** Of one client, whose id is put between the two. */
  String OF_ONE =
      COLUMNS
          + """
          FROM client c LEFT JOIN client_secret s ON s.registration = c.registration
          WHERE c.id = \
          """;

  String IN_ORDER = " ORDER BY s.place";

  void insert(ClientRow row);

  @Query(
      COLUMNS
          + """
          FROM (SELECT * FROM client WHERE id > :after AND enabled IN (:enabled, :orEnabled)
            ORDER BY id LIMIT :size) c
          LEFT JOIN client_secret s ON s.registration = c.registration
          ORDER BY c.id, s.place\
          """)
  List<ClientAndSecretRow> page(String after, boolean enabled, boolean orEnabled, int size);

  @Query("UPDATE client SET enabled = :enabled WHERE id = :id")
  int setEnabled(String id, boolean enabled);

  @Query("UPDATE client SET company = :company WHERE id = :id")
  int setCompany(String id, @Nullable String company);

  @Query("SELECT id FROM client WHERE id = :id FOR UPDATE")
  Optional<String> lock(String id);

  @Query(OF_ONE + ":id" + IN_ORDER)
  List<ClientAndSecretRow> find(String id);

  void update(ClientRow row);

  /** Those of each client, as words; each text once. */
  @Query("SELECT DISTINCT origins FROM client WHERE origins <> ''")
  List<String> origins();

  /** No client is given keys but those that have some. */
  @Query(
      """
      UPDATE client SET authentication = :way, key_source = :keySource
      WHERE id = :id AND authentication IN ('\
      """
          + AuthenticationText.KEYS
          + "', '"
          + AuthenticationText.KEYS_AT
          + "')")
  int setKeys(String id, String way, String keySource);

  @Query(
      """
      INSERT INTO gone_registration (registration)
      SELECT registration FROM client WHERE id = :id\
      """)
  void recordRemoved(String id);

  @Query("INSERT INTO gone_owner (owner) SELECT registration FROM client WHERE id = :id")
  void recordOwner(String id);

  /** Takes the secrets and the grants along. */
  @Query("DELETE FROM client WHERE id = :id")
  int remove(String id);
}
