package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Callers who ask for large documents and do not read them take next to nothing from others. */
@Isolated("others take memory, too")
final class SlowReadersTest {

  private static final int CALLERS = 250;
  private static final int MEBIBYTE = 1 << 20;

  @AutoClose private static final World world = World.processing(2);

  @Test
  void whatTheyDoNotReadIsKeptOnceAndOthersAreAnswered() throws IOException {
    int length = world.get("/openapi.yaml").body().length();
    long before = used();
    List<SocketChannel> callers = new ArrayList<>();
    try {
      for (int i = 0; i < CALLERS; i++) {
        SocketChannel caller = asking("/openapi.yaml", 20);
        callers.add(caller);
        assertEquals("HTTP/1.1 200 OK", beginning(caller));
      }

      Reply document = world.get("/openapi.yaml");
      Reply health = world.get("/health");
      Reply token = world.form("/oauth/access-token", world.tenant().form());

      assertTrue((long) CALLERS * length > 150L * MEBIBYTE, "" + length);
      long more = used() - before;
      assertTrue(more < 80L * MEBIBYTE, more / MEBIBYTE + " MiB");
      assertEquals(length, document.body().length());
      assertEquals(200, health.status());
      assertEquals(200, token.status());
    } finally {
      for (SocketChannel caller : callers) {
        caller.close();
      }
    }
  }

  /** A caller that has asked so often, and takes little of what comes back. */
  private static SocketChannel asking(String path, int often) throws IOException {
    SocketChannel caller = SocketChannel.open();
    caller.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
    boolean _ =
        caller.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), world.http.port()));
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    int _ = caller.write(StandardCharsets.US_ASCII.encode(request.repeat(often)));
    return caller;
  }

  private static String beginning(SocketChannel caller) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(15);
    while (read.hasRemaining()) {
      assertTrue(caller.read(read) >= 0);
    }
    return StandardCharsets.US_ASCII.decode(read.flip()).toString();
  }

  /** What is reachable on the heap, and what buffers take outside of it, in bytes. */
  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
        + PlatformDependent.usedDirectMemory()
        + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
  }
}
