package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Writes tokens from many threads, says which it was promised to keep, and dies in the middle of
 * it.
 */
final class TokenWriter {

  static final int THREADS = 8;
  static final int ACKNOWLEDGED = 2_000;

  private static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_000L);

  private TokenWriter() {}

  public static void main(String[] arguments) throws InterruptedException {
    Storage storage = new H2Outage(Path.of(arguments[0])).open();
    CountDownLatch acknowledged = new CountDownLatch(ACKNOWLEDGED);
    for (int i = 0; i < THREADS; i++) {
      String thread = "t" + i;
      Thread _ = Thread.ofPlatform().start(() -> write(storage.tokens(), thread, acknowledged));
    }
    acknowledged.await();
    Runtime.getRuntime().halt(1);
  }

  private static void write(Tokens tokens, String thread, CountDownLatch acknowledged) {
    for (int i = 0; ; i++) {
      TokenId id = new TokenId(thread + "-" + i);
      if (tokens.add(aToken(id))) {
        System.out.println("added " + id);
        acknowledged.countDown();
      }
      if (i % 2 == 0 && tokens.revoke(id, NOW)) {
        System.out.println("revoked " + id);
      }
    }
  }

  static Token aToken(TokenId id) {
    return new Token(
        id,
        new RegistrationId("reg_1"),
        new ClientId("client"),
        "cliquify",
        ScopeSet.of("read"),
        List.of(),
        NOW,
        NOW.plusSeconds(3600),
        Optional.empty());
  }
}
