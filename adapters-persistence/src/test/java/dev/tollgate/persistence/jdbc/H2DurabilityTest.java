package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives a process that ends without warning. */
class H2DurabilityTest {

  private static final long PAUSE_NANOS = 50_000_000;

  @TempDir private Path directory;

  @Tag("full")
  @Test
  void noAcknowledgedTokenOrRevocationIsLost() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    try (ChildProcess writer = ChildProcess.start(TokenWriter.class, directory.toString())) {
      for (String line = writer.output().readLine();
          line != null;
          line = writer.output().readLine()) {
        acknowledged.add(line);
      }
    }

    List<String> lost;
    try (Storage storage = new H2Outage(directory).open()) {
      lost = acknowledged.stream().filter(line -> !isOnRecord(storage.tokens(), line)).toList();
    }

    assertTrue(acknowledged.size() > TokenWriter.ACKNOWLEDGED);
    assertEquals(List.of(), lost);
  }

  /** H2 writes into free space only after a while; a test cannot wait for that. */
  @Test
  void theLastTokenIsKeptInAFileWithFreeSpace() throws Exception {
    H2Outage outage = new H2Outage(directory);
    List<TokenId> lost = new ArrayList<>();

    try (Storage storage = outage.open()) {
      for (int crash = 0; crash < 5; crash++) {
        try (Connection connection = outage.connect();
            Statement statement = connection.createStatement()) {
          boolean _ = statement.execute("SET RETENTION_TIME 0");
        }
        TokenId last = new TokenId("0-" + crash);
        for (int i = 0; i < 10; i++) {
          last = new TokenId(i + "-" + crash);
          assertTrue(storage.tokens().add(TokenWriter.aToken(last)));
        }
        outage.begin();
        outage.end();
        if (find(storage.tokens(), last).isEmpty()) {
          lost.add(last);
        }
      }
    }

    assertEquals(List.of(), lost);
  }

  private static Optional<Token> find(Tokens tokens, TokenId id) {
    for (int i = 0; i < 100; i++) {
      try {
        return tokens.find(id);
      } catch (StoreUnavailable e) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    throw new AssertionError("the store does not come back");
  }

  private static boolean isOnRecord(Tokens tokens, String line) {
    String[] words = line.split(" ", 2);
    Optional<Token> token = tokens.find(new TokenId(words[1]));
    return words[0].equals("revoked")
        ? token.flatMap(Token::revokedAt).isPresent()
        : token.isPresent();
  }
}
