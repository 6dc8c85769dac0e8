package dev.tollgate.http.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReplyLogTest {

  private static final long MEGABYTE = 1024 * 1024;
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00.123456789Z");

  private static Kept reply(String request, int bodyBytes) {
    return new Kept(
            request,
            NOW,
            "POST",
            "/oauth2/token",
            "rfc",
            "oauth",
            "invalid_client",
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty())
        .with(Kept.Sent.of(401, List.of(), ByteBuffer.allocate(bodyBytes)));
  }

  @Test
  void aReplyIsFoundAsItWasAdded() {
    Kept whole =
        new Kept(
            "r-1",
            NOW,
            "POST",
            "/oauth2/token",
            "rfc",
            "oauth",
            "invalid_client",
            false,
            Optional.of("The secret sec_1 expired \u2013 long ago."),
            Optional.of(
                new Kept.Refusal(
                    "ci_1",
                    "expired_secret",
                    Optional.of(new Kept.Ended("sec_1", Instant.EPOCH.minusNanos(1))))),
            Optional.of(
                Kept.Sent.of(
                    401,
                    List.of(Map.entry("Date", "today"), Map.entry("A", "b: c")),
                    ByteBuffer.wrap(new byte[] {0, -1, 2}))));
    Kept bare = reply("r-2", 0);
    ReplyLog log = new ReplyLog(10, MEGABYTE);
    log.add(whole);
    log.add(bare);

    assertEquals(Optional.of(whole), log.find("r-1"));
    assertEquals(
        List.of(Map.entry("Date", "today"), Map.entry("A", "b: c")),
        log.find("r-1").flatMap(Kept::sent).orElseThrow().headers());
    assertEquals(Optional.of(bare), log.find("r-2"));
    assertEquals(Optional.empty(), log.find("r-3"));
  }

  @Test
  void theLastOnesAreKeptAndNoMore() {
    ReplyLog log = new ReplyLog(1_000, 32 * MEGABYTE);
    for (int i = 0; i < 5_000; i++) {
      log.add(reply("r-" + i, i % 3_000));
    }

    assertEquals(Optional.empty(), log.find("r-3999"));
    assertTrue(
        IntStream.range(4_000, 5_000)
            .allMatch(i -> log.find("r-" + i).equals(Optional.of(reply("r-" + i, i % 3_000)))));
  }

  @Test
  void bigOnesTakeTheMemoryOfOlderOnes() {
    ReplyLog log = new ReplyLog(10_000, 32 * MEGABYTE);
    for (int i = 0; i < 10_000; i++) {
      log.add(reply("r-" + i, 16 * 1024));
    }
    log.add(reply("huge", 1024 * 1024));

    assertTrue(log.bytes() <= 32 * MEGABYTE);
    assertEquals(Optional.empty(), log.find("r-7000"));
    assertTrue(IntStream.range(8_600, 10_000).allMatch(i -> log.find("r-" + i).isPresent()));
    assertTrue(log.find("huge").isPresent());
  }
}
