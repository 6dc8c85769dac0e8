package dev.tollgate.persistence.jdbc.tenants;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The statements that remove tenants with all or nothing of what they hold. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RemovalRows extends GenericRepository<EnterpriseRow, String> {

  @Query(
      """
      DELETE FROM enterprise WHERE id = :id
        AND NOT EXISTS (SELECT 1 FROM company WHERE enterprise = :id)
        AND NOT EXISTS (SELECT 1 FROM client WHERE enterprise = :id)\
      """)
  int removeEmptyEnterprise(String id);

  @Query("DELETE FROM enterprise WHERE id = :id")
  int removeEnterprise(String id);

  @Query("SELECT COUNT(*) FROM enterprise WHERE id = :id")
  long enterprises(String id);

  @Query("SELECT COUNT(*) FROM company WHERE enterprise = :enterprise")
  long companiesOf(String enterprise);

  @Query("SELECT COUNT(*) FROM client WHERE enterprise = :enterprise")
  long clientsOf(String enterprise);

  @Query(
      """
      SELECT COALESCE(SUM(t.total), 0) FROM document_total t
      JOIN edition e ON e.id = t.edition JOIN company c ON c.id = e.company
      WHERE e.live = TRUE AND c.enterprise = :enterprise\
      """)
  long documentsOf(String enterprise);

  @Query(
      """
      INSERT INTO gone_registration (registration)
      SELECT registration FROM client WHERE enterprise = :enterprise\
      """)
  void rememberGoneOf(String enterprise);

  /** Takes the secrets along. */
  @Query("DELETE FROM client WHERE enterprise = :enterprise")
  int removeClientsOf(String enterprise);

  /** Takes the documents along. */
  @Query(
      """
      DELETE FROM edition WHERE company IN (
        SELECT id FROM company WHERE enterprise = :enterprise)\
      """)
  int removeEditionsOf(String enterprise);

  @Query("DELETE FROM company WHERE enterprise = :enterprise")
  int removeCompaniesOf(String enterprise);

  @Query(
      """
      DELETE FROM company WHERE id = :id
        AND NOT EXISTS (SELECT 1 FROM client WHERE company = :id)
        AND NOT EXISTS (SELECT 1 FROM document_total t JOIN edition e ON e.id = t.edition
          WHERE e.live = TRUE AND t.total > 0 AND e.company = :id)\
      """)
  int removeEmptyCompany(String id);

  @Query("DELETE FROM company WHERE id = :id")
  int removeCompany(String id);

  @Query("SELECT COUNT(*) FROM company WHERE id = :id")
  long companies(String id);

  @Query("SELECT COUNT(*) FROM client WHERE company = :company")
  long clientsLinkedTo(String company);

  @Query(
      """
      SELECT COALESCE(SUM(t.total), 0) FROM document_total t JOIN edition e ON e.id = t.edition
      WHERE e.live = TRUE AND e.company = :company\
      """)
  long documentsIn(String company);

  @Query(
      """
      INSERT INTO gone_registration (registration)
      SELECT registration FROM client WHERE company = :company\
      """)
  void rememberGoneLinkedTo(String company);

  /** Takes the secrets along. */
  @Query("DELETE FROM client WHERE company = :company")
  int removeClientsLinkedTo(String company);

  /** Takes the documents along, also those that are on their way in. */
  @Query("DELETE FROM edition WHERE company = :company")
  int removeEditionsIn(String company);
}
