package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Tokens for tests of what happens to them in a database. */
final class SomeTokens {

  static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_000L);

  private SomeTokens() {}

  static Token aToken() {
    return new Token(
        new TokenId(UUID.randomUUID().toString()),
        new RegistrationId("reg_1"),
        new ClientId("client"),
        "cliquify",
        ScopeSet.of("read"),
        List.of(),
        NOW,
        NOW.plusSeconds(3600),
        Optional.empty());
  }

  /** Whether a token can be added. */
  static boolean adds(Storage store) {
    try {
      return store.tokens().add(aToken());
    } catch (StoreUnavailable e) {
      return false;
    }
  }

  /** Adds that many at once, so that every connection of the pool is used. */
  static List<Boolean> addsAtOnce(Storage store, int count) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      Callable<Boolean> add = () -> adds(store);
      return threads.invokeAll(Stream.generate(() -> add).limit(count).toList()).stream()
          .map(each -> each.resultNow())
          .toList();
    }
  }
}
