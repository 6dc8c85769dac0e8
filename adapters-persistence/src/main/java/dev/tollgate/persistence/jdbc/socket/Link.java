package dev.tollgate.persistence.jdbc.socket;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One end of a connection, which carries frames one after the other, within limits of time. */
final class Link implements AutoCloseable {

  /** The most bytes of a frame: more than any page of any port takes. */
  static final int LARGEST = 64 << 20;

  private static final int HEADER = Integer.BYTES + 1;
  private static final int FIRST_READ = 8 << 10;
  private static final Duration REST_OF_A_FRAME = Duration.ofSeconds(5);

  /** What a frame is; a request is the only kind that is sent to the process that has the store. */
  enum Kind {
    REQUEST,
    RESULT,
    FAILURE,
    /** The request is being worked on. */
    WORKING,
    /** This verb has other types at the other end. */
    OTHER_VERSION,
    /** The request was not and will not be worked on: the other end closes. */
    GOODBYE
  }

  private static final List<Kind> KINDS = List.of(Kind.values());

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Frame(Kind kind, byte[] body) {}

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  Link(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    this.selector = Selector.open();
    this.key = channel.register(selector, 0);
  }

  void send(Kind kind, byte[] body) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(HEADER + body.length);
    frame.putInt(body.length).put((byte) KINDS.indexOf(kind)).put(body).flip();
    long end = System.nanoTime() + REST_OF_A_FRAME.toNanos();
    while (true) {
      if (channel.write(frame) > 0) {
        end = System.nanoTime() + REST_OF_A_FRAME.toNanos();
      }
      if (!frame.hasRemaining()) {
        return;
      }
      await(SelectionKey.OP_WRITE, end);
    }
  }

  /**
   * Waits for the next frame, however long it takes to begin.
   *
   * @param leaving whether to wait no longer; asked again after {@link #wake}
   * @return empty if none began before that
   * @throws EOFException if the other end closed
   */
  Optional<Frame> receive(BooleanSupplier leaving) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    while (!begins(header)) {
      if (leaving.getAsBoolean()) {
        return Optional.empty();
      }
      select(SelectionKey.OP_READ, 0);
    }
    return Optional.of(rest(header));
  }

  /**
   * Waits for the next frame.
   *
   * @throws EOFException if the other end closed
   * @throws IOException if none begins in that time
   */
  Frame receive(Duration patience) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    long end = System.nanoTime() + patience.toNanos();
    while (!begins(header)) {
      await(SelectionKey.OP_READ, end);
    }
    return rest(header);
  }

  private boolean begins(ByteBuffer header) throws IOException {
    int read = channel.read(header);
    if (read < 0) {
      throw new EOFException("the other end closed");
    }
    return read > 0;
  }

  private Frame rest(ByteBuffer header) throws IOException {
    long end = System.nanoTime() + REST_OF_A_FRAME.toNanos();
    fill(header, end);
    int length = header.flip().getInt();
    int kind = header.get();
    if (length < 0 || length > LARGEST || kind < 0 || kind >= KINDS.size()) {
      throw new IOException("not a frame");
    }
    ByteBuffer body = ByteBuffer.allocate(Math.min(length, FIRST_READ));
    fill(body, end);
    while (body.capacity() < length) {
      int more = (int) Math.min(length, 2L * body.capacity());
      body =
          ByteBuffer.wrap(
              Arrays.copyOf(body.array(), more), body.capacity(), more - body.capacity());
      fill(body, System.nanoTime() + REST_OF_A_FRAME.toNanos());
    }
    return new Frame(KINDS.get(kind), body.array());
  }

  private void fill(ByteBuffer buffer, long end) throws IOException {
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer);
      if (read < 0) {
        throw new EOFException("the other end closed in the middle of a frame");
      }
      if (read == 0) {
        await(SelectionKey.OP_READ, end);
      }
    }
  }

  private void await(int operation, long end) throws IOException {
    long millis = (end - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new IOException("the other end is silent");
    }
    select(operation, millis);
  }

  private void select(int operation, long millis) throws IOException {
    try {
      key.interestOps(operation);
      int _ = selector.select(millis);
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException | CancelledKeyException e) {
      throw new IOException("closed meanwhile", e);
    }
    if (Thread.interrupted()) {
      Thread.currentThread().interrupt();
      throw new IOException("no longer wanted");
    }
  }

  /** Lets the one who waits for a frame think again. */
  void wake() {
    Selector _ = selector.wakeup();
  }

  @Override
  public void close() {
    try {
      selector.close();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
