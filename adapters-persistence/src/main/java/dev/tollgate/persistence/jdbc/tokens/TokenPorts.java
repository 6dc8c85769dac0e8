package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Token;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.sql.Batcher;
import dev.tollgate.persistence.jdbc.sql.Batchers;
import dev.tollgate.persistence.jdbc.sql.KeyedRead;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.util.function.Function;

/** The ports on tokens and their revocations, which share the writers of one store. */
public final class TokenPorts implements AutoCloseable {

  private final Statements statements;
  private final TokenRows rows;
  private final Revocations revocations;
  private final TokenBatch batch;
  private final Batcher<TokenRow, Boolean> additions;
  private final Batcher<Revoke, Boolean> revoking;
  private final KeyedRead<Token> byId;
  private final KeyedRead<Token> byDigest;

  /** Opens the ports; closing them lets the writes that have begun end. */
  public TokenPorts(Tables tables, Database database) {
    statements = tables.statements();
    rows = tables.rows(TokenRows.class);
    revocations = JdbcRevocations.in(tables);
    batch = batch(tables, database);
    additions = Batchers.ofWrites(database, statements, "tokens", batch::add);
    revoking = Batchers.ofWrites(database, statements, "revocations", batch::revoke);
    byId = read(database, "id", token -> token.id().value());
    byDigest = read(database, "digest", token -> token.digest().orElseThrow().hex());
  }

  private KeyedRead<Token> read(Database database, String key, Function<Token, String> keyOf) {
    return KeyedRead.of(
        database, statements, TokenRow.FIND + key, row -> TokenRow.of(row).token(), keyOf);
  }

  static TokenBatch batch(Tables tables, Database database) {
    return switch (database.errors().product()) {
      case POSTGRESQL -> new PostgresTokenBatch(tables.statements(), tables.clock());
      case MARIADB, H2 -> new PortableTokenBatch(tables.statements(), tables.clock());
    };
  }

  public Tokens tokens() {
    return new JdbcTokens(
        statements,
        rows,
        additions,
        revoking,
        byId,
        byDigest,
        new OrphanedTokens(statements, rows));
  }

  public ClientTokens clientTokens() {
    return new JdbcClientTokens(statements, rows, batch);
  }

  public AllTokens allTokens() {
    return new JdbcAllTokens(statements, rows);
  }

  public Revocations revocations() {
    return revocations;
  }

  @Override
  public void close() {
    additions.close();
    revoking.close();
    byId.close();
    byDigest.close();
  }
}
