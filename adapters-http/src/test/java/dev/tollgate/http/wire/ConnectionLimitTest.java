package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionLimitTest {

  @Test
  void aConnectionBeyondTheLimitIsClosedAndMakesRoomForNone() {
    ConnectionLimit limit = new ConnectionLimit(2);

    EmbeddedChannel first = admitted(limit);
    EmbeddedChannel second = admitted(limit);
    assertFalse(admitted(limit).isOpen());
    assertFalse(admitted(limit).isOpen());
    assertTrue(first.isOpen() && second.isOpen());

    var _ = first.close();
    assertTrue(admitted(limit).isOpen());
    assertFalse(admitted(limit).isOpen());
  }

  @ParameterizedTest
  @CsvSource({"1, 256", "268435456, 5461", "134217728, 2730", "9223372036854775807, 16384"})
  void theHeapSaysHowManyConnectionsThereMayBe(long heap, int limit) {
    assertEquals(limit, ConnectionLimit.ofHeap(heap).limit());
  }

  private static EmbeddedChannel admitted(ConnectionLimit limit) {
    EmbeddedChannel channel = new EmbeddedChannel();
    limit.admit(channel);
    return channel;
  }
}
