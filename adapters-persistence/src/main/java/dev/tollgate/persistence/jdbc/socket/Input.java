package dev.tollgate.persistence.jdbc.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the bytes of a frame that has arrived; lengths are checked against what is left of it. */
final class Input {

  private final ByteBuffer bytes;

  Input(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  int readInt() {
    return bytes.getInt();
  }

  long readLong() {
    return bytes.getLong();
  }

  byte[] readBytes() {
    byte[] value = new byte[readCount()];
    bytes.get(value);
    return value;
  }

  /** How many elements follow, each of one byte or more. */
  int readCount() {
    int count = bytes.getInt();
    if (count < 0 || count > bytes.remaining()) {
      throw new IllegalArgumentException("a length beyond the end of its frame");
    }
    return count;
  }

  int readIndex(int size) {
    int index = bytes.get();
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("an index beyond the end of its list");
    }
    return index;
  }

  String readText() {
    if (readIndex(2) == Output.NARROW) {
      return new String(readBytes(), StandardCharsets.ISO_8859_1);
    }
    byte[] wide = readBytes();
    char[] text = new char[wide.length / Character.BYTES];
    ByteBuffer.wrap(wide).asCharBuffer().get(text);
    return new String(text);
  }

  void requireEnd() {
    if (bytes.hasRemaining()) {
      throw new IllegalArgumentException("bytes after the end of a message");
    }
  }
}
