package dev.tollgate.persistence.jdbc.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The statements on the table {@code audit_record}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRows extends GenericRepository<AuditRow, String> {

  void insert(AuditRow row);

  void insertAll(List<AuditRow> rows);

  @Query("SELECT * FROM audit_record WHERE id > :after ORDER BY id LIMIT :size")
  List<AuditRow> after(String after, int size);

  @Query(
      """
      SELECT * FROM audit_record WHERE event = :event AND id > :after
      ORDER BY id LIMIT :size\
      """)
  List<AuditRow> ofEvent(String event, String after, int size);

  @Query(
      """
      SELECT * FROM audit_record WHERE client IN (:clients) AND id > :after
      AND event = COALESCE(:event, event) ORDER BY id LIMIT :size\
      """)
  List<AuditRow> ofClients(
      Collection<String> clients, @Nullable String event, String after, int size);

  @Query(
      """
      SELECT * FROM audit_record WHERE user_id IN (:users) AND id > :after
      AND event = COALESCE(:event, event) ORDER BY id LIMIT :size\
      """)
  List<AuditRow> ofUsers(Collection<String> users, @Nullable String event, String after, int size);

  @Query(
      """
      SELECT * FROM audit_record WHERE client IN (:clients) AND user_id IN (:users)
      AND id > :after AND event = COALESCE(:event, event) ORDER BY id LIMIT :size\
      """)
  List<AuditRow> ofBoth(
      Collection<String> clients,
      Collection<String> users,
      @Nullable String event,
      String after,
      int size);

  @Query(
      """
      SELECT * FROM audit_record WHERE request = :request AND id > :after
      ORDER BY id LIMIT :size\
      """)
  List<AuditRow> ofRequest(String request, String after, int size);
}
