package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.FamilyToken;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.sql.Batcher;
import dev.tollgate.persistence.jdbc.sql.Batchers;
import dev.tollgate.persistence.jdbc.sql.KeyedRead;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;

/** The ports on codes and refresh tokens, which share the batches of one store. */
public final class FamilyPorts implements AutoCloseable {

  private final Statements statements;
  private final CodeRows codes;
  private final RefreshRows refreshTokens;
  private final Batcher<CodeRow, Boolean> additions;
  private final Batcher<FamilyWrite.Exchange, Boolean> exchanges;
  private final Batcher<FamilyWrite.Rotate, Boolean> rotations;
  private final KeyedRead<AuthorizationCode> codeReads;
  private final KeyedRead<FamilyToken> refreshTokenReads;

  /** Opens the ports; closing them lets the writes that have begun end. */
  public FamilyPorts(Tables tables, Database database) {
    statements = tables.statements();
    codes = tables.rows(CodeRows.class);
    refreshTokens = tables.rows(RefreshRows.class);
    FamilyBatch batch = batch(statements, database);
    additions = Batchers.ofWrites(database, statements, "codes", batch::add);
    exchanges = Batchers.ofWrites(database, statements, "exchanges", batch::exchange);
    rotations = Batchers.ofWrites(database, statements, "refreshes", batch::rotate);
    codeReads =
        KeyedRead.of(
            database,
            statements,
            CodeRow.FIND + "digest",
            row -> CodeRow.of(row).code(),
            code -> code.digest().hex());
    refreshTokenReads =
        KeyedRead.of(
            database,
            statements,
            RefreshRow.FIND_WITH_CODE + "r.digest",
            row -> new FamilyToken(RefreshRow.of(row).token(), CodeRow.of(row).code()),
            found -> found.token().digest().hex());
  }

  static FamilyBatch batch(Statements statements, Database database) {
    return switch (database.errors().product()) {
      case POSTGRESQL -> new PostgresFamilyBatch(statements);
      case MARIADB, H2 -> new PortableFamilyBatch(statements);
    };
  }

  public AuthorizationCodes authorizationCodes() {
    return new JdbcAuthorizationCodes(statements, codes, codeReads, additions, exchanges);
  }

  public RefreshTokens refreshTokens() {
    return new JdbcRefreshTokens(statements, refreshTokens, codes, refreshTokenReads, rotations);
  }

  @Override
  public void close() {
    additions.close();
    exchanges.close();
    rotations.close();
    codeReads.close();
    refreshTokenReads.close();
  }
}
