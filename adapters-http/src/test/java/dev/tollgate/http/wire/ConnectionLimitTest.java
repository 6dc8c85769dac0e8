package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.http.peer.Network;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

  @Test
  void oneCallerMayHaveThreeQuartersOfThem() {
    ConnectionLimit limit = new ConnectionLimit(8);
    List<EmbeddedChannel> six =
        IntStream.range(0, 6).mapToObj(i -> admitted(limit, "2001:db8::" + i)).toList();

    assertTrue(six.stream().allMatch(EmbeddedChannel::isOpen));
    assertFalse(admitted(limit, "2001:db8::7").isOpen());
    assertTrue(admitted(limit, "2001:db8:0:1::1").isOpen());
    assertTrue(admitted(limit, "192.0.2.1").isOpen());

    var _ = six.getFirst().close();
    assertTrue(admitted(limit, "2001:db8::8").isOpen());
    assertFalse(admitted(limit, "2001:db8::9").isOpen());
  }

  private static EmbeddedChannel admitted(ConnectionLimit limit) {
    return admitted(limit, Optional.empty());
  }

  private static EmbeddedChannel admitted(ConnectionLimit limit, String caller) {
    return admitted(limit, Network.address(caller));
  }

  private static EmbeddedChannel admitted(ConnectionLimit limit, Optional<InetAddress> caller) {
    EmbeddedChannel channel = new EmbeddedChannel();
    limit.admit(channel, caller);
    return channel;
  }
}
