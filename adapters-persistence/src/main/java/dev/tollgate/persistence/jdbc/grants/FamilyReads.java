package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.FamilyToken;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.sql.Batcher;
import dev.tollgate.persistence.jdbc.sql.Batchers;
import dev.tollgate.persistence.jdbc.sql.Statements;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds codes, and refresh tokens with their codes, by digest. */
sealed interface FamilyReads extends AutoCloseable {

  Optional<AuthorizationCode> code(SecretDigest digest);

  Optional<FamilyToken> refreshToken(SecretDigest digest);

  @Override
  void close();

  /** On PostgreSQL concurrent callers share a round trip. */
  static FamilyReads of(Statements statements, Database database) {
    OneByOne oneByOne = new OneByOne(statements);
    return switch (database.errors().product()) {
      case POSTGRESQL -> Batched.of(oneByOne, database);
      case MARIADB, H2 -> oneByOne;
    };
  }

  /** A statement for each. */
  record OneByOne(Statements statements) implements FamilyReads {

    private static final String CODE =
        "SELECT " + CodeRow.COLUMNS.names() + " FROM authorization_code WHERE digest ";

    private static final String REFRESH_TOKEN =
        "SELECT "
            + RefreshRow.COLUMNS.names("r")
            + ", "
            + CodeRow.COLUMNS.names("c")
            + " FROM refresh_token r JOIN authorization_code c ON c.digest = r.code"
            + " WHERE r.digest ";

    private static final Statements.RowMapper<AuthorizationCode> AS_CODE =
        row -> CodeRow.of(row).code();

    private static final Statements.RowMapper<FamilyToken> AS_REFRESH_TOKEN =
        row -> new FamilyToken(RefreshRow.of(row).token(), CodeRow.of(row).code());

    @Override
    public Optional<AuthorizationCode> code(SecretDigest digest) {
      return find(CODE, AS_CODE, digest);
    }

    @Override
    public Optional<FamilyToken> refreshToken(SecretDigest digest) {
      return find(REFRESH_TOKEN, AS_REFRESH_TOKEN, digest);
    }

    private <T> Optional<T> find(
        String query, Statements.RowMapper<T> mapper, SecretDigest digest) {
      return statements.find(query + "= ?", mapper, digest.hex()).stream().findFirst();
    }

    @Override
    public void close() {}
  }

  /** One statement for all who call at the same time, except in transactions. */
  record Batched(
      OneByOne oneByOne,
      Batcher<String, Optional<AuthorizationCode>> codes,
      Batcher<String, Optional<FamilyToken>> refreshTokens)
      implements FamilyReads {

    static Batched of(OneByOne oneByOne, Database database) {
      Statements statements = oneByOne.statements();
      return new Batched(
          oneByOne,
          Batchers.of(
              database,
              statements,
              digests ->
                  found(
                      statements.findAny(OneByOne.CODE + "= ANY (?)", OneByOne.AS_CODE, digests),
                      AuthorizationCode::digest,
                      digests)),
          Batchers.of(
              database,
              statements,
              digests ->
                  found(
                      statements.findAny(
                          OneByOne.REFRESH_TOKEN + "= ANY (?)", OneByOne.AS_REFRESH_TOKEN, digests),
                      it -> it.token().digest(),
                      digests)));
    }

    private static <T> List<Optional<T>> found(
        List<T> rows, Function<T, SecretDigest> digestOf, List<String> digests) {
      Map<String, T> byDigest =
          rows.stream().collect(Collectors.toMap(row -> digestOf.apply(row).hex(), row -> row));
      return digests.stream().map(it -> Optional.ofNullable(byDigest.get(it))).toList();
    }

    @Override
    public Optional<AuthorizationCode> code(SecretDigest digest) {
      return oneByOne.statements().isInTransaction()
          ? oneByOne.code(digest)
          : codes.call(digest.hex());
    }

    @Override
    public Optional<FamilyToken> refreshToken(SecretDigest digest) {
      return oneByOne.statements().isInTransaction()
          ? oneByOne.refreshToken(digest)
          : refreshTokens.call(digest.hex());
    }

    @Override
    public void close() {
      codes.close();
      refreshTokens.close();
    }
  }
}
