package dev.tollgate.persistence.jdbc.library;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The statements on documents and their totals. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DocumentRows extends GenericRepository<DocumentRow, Long> {

  /** One statement, so that a publication in between cannot mix two editions. */
  @Query(
      """
      SELECT t.total, d.body FROM edition e
      JOIN document_total t ON t.edition = e.id AND t.kind = :kind
      LEFT JOIN document d ON d.edition = e.id AND d.kind = :kind
        AND d.place >= :first AND d.place < :end
      WHERE e.company = :company AND e.live = TRUE ORDER BY d.place\
      """)
  List<SliceRow> page(String company, String kind, long first, long end);

  @Query(
      """
      INSERT INTO document (edition, kind, place, body)
      VALUES (:edition, :kind, :place, :body)\
      """)
  void insertAll(List<DocumentRow> rows);

  @Query("INSERT INTO document_total (edition, kind, total) VALUES (:edition, :kind, :total)")
  void insertTotal(long edition, String kind, long total);
}
