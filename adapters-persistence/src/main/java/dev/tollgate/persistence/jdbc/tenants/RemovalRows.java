package dev.tollgate.persistence.jdbc.tenants;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The statements that count and remove what tenants own. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RemovalRows extends GenericRepository<EnterpriseRow, String> {

  @Query("DELETE FROM enterprise WHERE id = :id")
  int removeEnterprise(String id);

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
      SELECT COUNT(*) FROM project p JOIN company c ON c.id = p.company
      WHERE c.enterprise = :enterprise\
      """)
  long projectsOf(String enterprise);

  @Query(
      """
      SELECT COUNT(DISTINCT m.user_id) FROM membership m JOIN company c ON c.id = m.company
      WHERE c.enterprise = :enterprise\
      """)
  long usersOf(String enterprise);

  @Query(
      """
      INSERT INTO gone_registration (registration)
      SELECT registration FROM client WHERE enterprise = :enterprise\
      """)
  void recordRemovedOf(String enterprise);

  @Query(
      """
      INSERT INTO gone_owner (owner)
      SELECT registration FROM client WHERE enterprise = :enterprise\
      """)
  void recordOwnersOf(String enterprise);

  /** Their secrets and grants go with them. */
  @Query("DELETE FROM client WHERE enterprise = :enterprise")
  int removeClientsOf(String enterprise);

  /** Their projects go with them. */
  @Query("DELETE FROM company WHERE enterprise = :enterprise")
  int removeCompaniesOf(String enterprise);

  /** Its projects go with it. */
  @Query("DELETE FROM company WHERE id = :id")
  int removeCompany(String id);

  @Query("SELECT COUNT(*) FROM client WHERE company = :company")
  long clientsLinkedTo(String company);

  @Query(
      """
      SELECT COALESCE(SUM(t.total), 0) FROM document_total t JOIN edition e ON e.id = t.edition
      WHERE e.live = TRUE AND e.company = :company\
      """)
  long documentsIn(String company);

  @Query("SELECT COUNT(*) FROM project WHERE company = :company")
  long projectsIn(String company);

  @Query("SELECT COUNT(*) FROM membership WHERE company = :company")
  long usersIn(String company);

  @Query(
      """
      INSERT INTO gone_registration (registration)
      SELECT registration FROM client WHERE company = :company\
      """)
  void recordRemovedLinkedTo(String company);

  @Query(
      """
      INSERT INTO gone_owner (owner)
      SELECT registration FROM client WHERE company = :company\
      """)
  void recordOwnersLinkedTo(String company);

  /** Their secrets and grants go with them. */
  @Query("DELETE FROM client WHERE company = :company")
  int removeClientsLinkedTo(String company);

  /** Their documents go with them, published or not. */
  @Query("DELETE FROM edition WHERE company = :company")
  int removeEditionsIn(String company);

  @Query("DELETE FROM membership WHERE company = :company")
  int removeMembershipsIn(String company);

  @Query("DELETE FROM user_grant WHERE company = :company")
  int removeGrantsIn(String company);
}
