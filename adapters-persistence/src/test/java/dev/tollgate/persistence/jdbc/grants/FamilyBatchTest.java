package dev.tollgate.persistence.jdbc.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.persistence.jdbc.OpenTables;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamilyBatchTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_000L);
  private static final Instant LATER = NOW.plusSeconds(3_600);

  @TempDir private Path directory;
  private OpenTables open;
  private CodeRows codes;
  private FamilyBatch batch;

  @BeforeEach
  void open() {
    open = OpenTables.h2(directory);
    Tables tables = open.tables();
    codes = tables.rows(CodeRows.class);
    batch = FamilyPorts.batch(tables.statements(), open.database());
    Stream.of("a", "b", "c").map(FamilyBatchTest::aCode).forEach(codes::insert);
  }

  @AfterEach
  void close() {
    open.close();
  }

  static CodeRow aCode(String name) {
    return new CodeRow(
        SecretDigest.of(name).hex(),
        "reg_1",
        "app",
        "rfc",
        "usr_1",
        "com_1",
        "grt_1",
        "read",
        "",
        null,
        null,
        null,
        null,
        "ses_1",
        NOW.toEpochMilli(),
        NOW.toEpochMilli(),
        LATER.toEpochMilli(),
        null,
        null,
        null,
        LATER.toEpochMilli());
  }

  private static Token token(String id) {
    return new Token(
        new TokenId(id),
        new RegistrationId("reg_1"),
        new ClientId("app"),
        "rfc",
        ScopeSet.of("read"),
        List.of(),
        NOW,
        LATER,
        Optional.empty());
  }

  private static RefreshToken refreshToken(String code, String text) {
    return new RefreshToken(
        SecretDigest.of(text), SecretDigest.of(code), NOW, LATER, Optional.empty());
  }

  static FamilyWrite.Exchange anExchange(String code, String token) {
    return new FamilyWrite.Exchange(
        SecretDigest.of(code),
        new AuthorizationCodes.Exchange(
            NOW,
            token(token),
            Optional.of(refreshToken(code, "first " + code)),
            Optional.of(LATER)));
  }

  static FamilyWrite.Rotate aRotation(String code, String text, String successor, String token) {
    RefreshToken next = refreshToken(code, successor);
    return new FamilyWrite.Rotate(
        SecretDigest.of(text),
        new RefreshTokens.Rotation(
            Optional.of(new RefreshToken.Use(NOW, next.digest(), "sealed")),
            next,
            token(token),
            LATER.plusSeconds(1)));
  }

  private List<Boolean> exchange(FamilyWrite.Exchange... all) {
    return batch.exchange(List.of(all));
  }

  private List<Boolean> rotate(FamilyWrite.Rotate... all) {
    return batch.rotate(List.of(all));
  }

  private List<String> ask(String query) throws SQLException {
    List<String> answer = new ArrayList<>();
    try (Connection connection = OpenTables.connect(directory);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        answer.add(rows.getString(1));
      }
    }
    return answer;
  }

  @Test
  void anExchangeThatIsRefusedChangesNothingAndTheOthersGoOn() throws SQLException {
    assertEquals(List.of(true), exchange(anExchange("a", "t1")));
    assertEquals(1, codes.revoke(SecretDigest.of("b").hex(), NOW.toEpochMilli()));

    List<Boolean> verdicts =
        exchange(
            anExchange("a", "again"),
            anExchange("b", "revoked"),
            anExchange("c", "t3"),
            anExchange("c", "twice"));

    assertEquals(List.of(false, false, true, false), verdicts);
    assertEquals(List.of("t1", "t3"), ask("SELECT id FROM token ORDER BY id"));
    assertEquals(List.of("2"), ask("SELECT COUNT(*) FROM refresh_token"));
  }

  @Test
  void rotationsOfABatchUseTheirTokensAndKeepTheirCodes() throws SQLException {
    assertEquals(List.of(true, true), exchange(anExchange("a", "t1"), anExchange("b", "t2")));

    List<Boolean> verdicts =
        rotate(
            aRotation("a", "first a", "second a", "t3"),
            aRotation("b", "first b", "second b", "t4"));

    assertEquals(List.of(true, true), verdicts);
    assertEquals(List.of("t1", "t2", "t3", "t4"), ask("SELECT id FROM token ORDER BY id"));
    assertEquals(List.of("2"), ask("SELECT COUNT(*) FROM refresh_token WHERE used_at IS NULL"));
    assertEquals(
        List.of("2"),
        ask(
            "SELECT COUNT(*) FROM authorization_code WHERE useless_at = kept_until AND kept_until ="
                + " "
                + LATER.plusSeconds(1).toEpochMilli()));
  }

  @Test
  void aRotationThatIsRefusedUndoesTheBatchAndIsRefusedAloneWithoutATrace() throws SQLException {
    assertEquals(List.of(true, true), exchange(anExchange("a", "t1"), anExchange("c", "t3")));
    List<String> before = ask("SELECT kept_until FROM authorization_code ORDER BY digest");
    FamilyWrite.Rotate refused = aRotation("a", "unknown", "second a", "t2");
    FamilyWrite.Rotate other = aRotation("c", "first c", "second c", "t4");

    assertThrows(RuntimeException.class, () -> rotate(refused, other));

    assertEquals(List.of(false), rotate(refused));
    assertEquals(List.of("t1", "t3"), ask("SELECT id FROM token ORDER BY id"));
    assertEquals(before, ask("SELECT kept_until FROM authorization_code ORDER BY digest"));
    assertEquals(List.of(true), rotate(other));
  }

  @Test
  void aTokenIdThatIsTakenUndoesTheWholeBatch() throws SQLException {
    assertEquals(List.of(true), exchange(anExchange("a", "t1")));

    assertThrows(
        RuntimeException.class, () -> exchange(anExchange("b", "t2"), anExchange("c", "t1")));

    assertEquals(List.of("t1"), ask("SELECT id FROM token"));
    assertEquals(
        List.of("1"), ask("SELECT COUNT(*) FROM authorization_code WHERE spent_at IS NOT NULL"));
    assertTrue(exchange(anExchange("b", "t2")).getFirst());
  }

  @Test
  void codesAreLockedInOneOrder() {
    List<FamilyWrite> writes =
        List.of(anExchange("a", "t1"), aRotation("b", "x", "y", "t2"), anExchange("c", "t3"));

    assertEquals(
        Stream.of("a", "b", "c").map(code -> SecretDigest.of(code).hex()).sorted().toList(),
        writes.stream().sorted().map(write -> write.code().hex()).toList());
  }
}
