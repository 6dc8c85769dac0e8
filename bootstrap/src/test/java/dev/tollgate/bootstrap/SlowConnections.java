package dev.tollgate.bootstrap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Holds connections to a server open that do nothing, or as little as they can. */
final class SlowConnections {

  /** What a connection does, with what it sends at first and once a second. */
  private enum Kind {
    IDLE("", ""),
    SLOW_HEAD("POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nX-Long: ", "a"),
    SLOW_BODY(
        "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n", "a"),
    SLOW_READER("GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20), "");

    private final String first;
    private final String again;

    Kind(String first, String again) {
      this.first = first;
      this.again = again;
    }
  }

  private record Held(Kind kind, SocketChannel channel) {}

  private SlowConnections() {}

  private static ByteBuffer bytes(String text) {
    return StandardCharsets.US_ASCII.encode(text);
  }

  /** Arguments: the port, how many connections do nothing, and how many are slow. */
  public static void main(String[] arguments) throws Exception {
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    int idle = Integer.parseInt(arguments[1]);
    int slow = Integer.parseInt(arguments[2]);
    List<Held> held = new ArrayList<>();
    for (int i = 0; i < idle; i++) {
      held.add(open(server, Kind.IDLE));
    }
    for (int i = 0; i < slow; i++) {
      held.add(open(server, Kind.values()[1 + i % 3]));
    }
    System.out.println("Open: %d idle and %d slow connections".formatted(idle, slow));
    for (int second = 1; ; second++) {
      TimeUnit.SECONDS.sleep(1);
      held.removeIf(each -> !goesOn(each));
      Map<Kind, Integer> left = new EnumMap<>(Kind.class);
      held.forEach(each -> left.merge(each.kind(), 1, Integer::sum));
      System.out.println("Open after %d s: %s".formatted(second, left));
    }
  }

  private static Held open(InetSocketAddress server, Kind kind) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
    boolean _ = channel.connect(server);
    int _ = channel.write(bytes(kind.first));
    channel.configureBlocking(false);
    return new Held(kind, channel);
  }

  /** Sends a little more, and reads a little; false if the server has ended the connection. */
  private static boolean goesOn(Held held) {
    try {
      int _ = held.channel().write(bytes(held.kind().again));
      return held.channel().read(ByteBuffer.allocate(64)) >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
