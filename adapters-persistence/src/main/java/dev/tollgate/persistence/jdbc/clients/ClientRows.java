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

  void insert(ClientRow row);

  @Query("UPDATE client SET enabled = :enabled WHERE id = :id")
  int setEnabled(String id, boolean enabled);

  @Query("UPDATE client SET company = :company WHERE id = :id")
  int setCompany(String id, @Nullable String company);

  @Query("SELECT id FROM client WHERE id = :id FOR UPDATE")
  Optional<String> lock(String id);

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
