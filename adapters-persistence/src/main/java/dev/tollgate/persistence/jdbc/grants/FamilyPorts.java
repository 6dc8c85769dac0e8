package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.sql.GroupCommit;
import dev.tollgate.persistence.jdbc.sql.GroupCommits;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;

/** The ports on codes and refresh tokens, which share the writers of one store. */
public final class FamilyPorts implements AutoCloseable {

  private final Statements statements;
  private final CodeRows codes;
  private final RefreshRows refreshTokens;
  private final GroupCommit<CodeRow> additions;
  private final GroupCommit<FamilyWrite.Exchange> exchanges;
  private final GroupCommit<FamilyWrite.Rotate> rotations;

  /** Opens the ports; closing them lets the writes that have begun end. */
  public FamilyPorts(Tables tables, Database database) {
    statements = tables.statements();
    codes = tables.rows(CodeRows.class);
    refreshTokens = tables.rows(RefreshRows.class);
    FamilyBatch batch = batch(statements, database);
    additions = GroupCommits.of(database, statements, "codes", batch::add);
    exchanges = GroupCommits.of(database, statements, "exchanges", batch::exchange);
    rotations = GroupCommits.of(database, statements, "refreshes", batch::rotate);
  }

  static FamilyBatch batch(Statements statements, Database database) {
    return switch (database.errors().product()) {
      case POSTGRESQL -> new PostgresFamilyBatch(statements);
      case MARIADB, H2 -> new PortableFamilyBatch(statements);
    };
  }

  public AuthorizationCodes authorizationCodes() {
    return new JdbcAuthorizationCodes(statements, codes, additions, exchanges);
  }

  public RefreshTokens refreshTokens() {
    return new JdbcRefreshTokens(statements, refreshTokens, codes, rotations);
  }

  @Override
  public void close() {
    additions.close();
    exchanges.close();
    rotations.close();
  }
}
