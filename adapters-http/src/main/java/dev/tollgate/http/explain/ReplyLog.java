package dev.tollgate.http.explain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The last replies, as bytes in pieces of memory that are used again and again. Kept as objects,
 * each would outlive a collection of young ones and die soon after: under a flood of errors that
 * doubled what an error costs.
 */
final class ReplyLog {

  private static final int PIECE = 64 * 1024;

  private final int most;
  private final long mostBytes;
  private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
  private final Written written = new Written();
  private int replies;
  private long bytes;

  /**
   * Is empty.
   *
   * @param most how many replies it keeps
   * @param mostBytes how much memory it takes; may keep fewer for that
   */
  ReplyLog(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  private static final class Piece {
    final ByteBuffer memory;
    int replies;

    Piece(ByteBuffer memory) {
      this.memory = memory;
    }
  }

  private static final class Written extends ByteArrayOutputStream {
    void copyTo(ByteBuffer memory) {
      var _ = memory.put(buf, 0, count);
    }
  }

  synchronized void add(Kept reply) {
    written.reset();
    try {
      reply.write(new DataOutputStream(written));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Piece last = withRoom(Integer.BYTES + written.size());
    written.copyTo(last.memory.putInt(written.size()));
    last.replies++;
    replies++;
  }

  private Piece withRoom(int size) {
    Piece last = pieces.peekLast();
    if (last != null && last.memory.remaining() >= size) {
      return last;
    }
    Optional<ByteBuffer> used = Optional.empty();
    while (!pieces.isEmpty()
        && (replies - pieces.getFirst().replies >= most
            || bytes + Math.max(PIECE, size) > mostBytes)) {
      Piece first = pieces.removeFirst();
      replies -= first.replies;
      bytes -= first.memory.capacity();
      used = Optional.of(first.memory.clear());
    }
    Piece next =
        new Piece(
            used.filter(it -> it.capacity() >= size)
                .orElseGet(() -> ByteBuffer.allocate(Math.max(PIECE, size))));
    pieces.addLast(next);
    bytes += next.memory.capacity();
    return next;
  }

  /** How much memory it has taken. */
  synchronized long bytes() {
    return bytes;
  }

  /** The last reply to a request. */
  synchronized Optional<Kept> find(String request) {
    int tooMany = replies - most;
    Optional<Kept> found = Optional.empty();
    for (Piece piece : pieces) {
      ByteBuffer memory = piece.memory.duplicate().flip();
      while (memory.hasRemaining()) {
        byte[] reply = new byte[memory.getInt()];
        var _ = memory.get(reply);
        if (tooMany-- <= 0) {
          Kept kept = read(reply);
          found = kept.request().equals(request) ? Optional.of(kept) : found;
        }
      }
    }
    return found;
  }

  private static Kept read(byte[] reply) {
    try {
      return Kept.read(new DataInputStream(new ByteArrayInputStream(reply)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
