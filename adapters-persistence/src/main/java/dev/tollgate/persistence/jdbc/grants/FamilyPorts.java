package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.sql.GroupCommit;
import dev.tollgate.persistence.jdbc.sql.GroupCommits;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import dev.tollgate.persistence.jdbc.tokens.NewTokens;

/** The ports on codes and refresh tokens, which share the writers of one store. */
public final class FamilyPorts implements AutoCloseable {

  private final Statements statements;
  private final CodeRows codes;
  private final RefreshRows refreshTokens;
  private final GroupCommit<FamilyWrite> writes;

  /** Opens the ports; closing them lets the writes that have begun end. */
  public FamilyPorts(Tables tables, Database database) {
    statements = tables.statements();
    codes = tables.rows(CodeRows.class);
    refreshTokens = tables.rows(RefreshRows.class);
    FamilyBatch batch = new FamilyBatch(statements, codes, refreshTokens, NewTokens.in(tables));
    writes = GroupCommits.of(database, statements, batch::commit);
  }

  public AuthorizationCodes authorizationCodes() {
    return new JdbcAuthorizationCodes(statements, codes, writes);
  }

  public RefreshTokens refreshTokens() {
    return new JdbcRefreshTokens(statements, refreshTokens, codes, writes);
  }

  @Override
  public void close() {
    writes.close();
  }
}
