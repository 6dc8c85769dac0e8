package dev.tollgate.persistence.jdbc.socket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Collects the bytes of a frame. */
final class Output {

  static final byte NARROW = 0;
  static final byte WIDE = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

  Output put(byte value) {
    return putAll(new byte[] {value});
  }

  Output put(int value) {
    return putAll(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  Output put(long value) {
    return putAll(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  Output put(byte[] value) {
    return put(value.length).putAll(value);
  }

  /** Every text as it is, half surrogates too, which no encoding keeps. */
  Output put(String text) {
    boolean narrow = text.chars().allMatch(c -> c <= 0xff);
    if (narrow) {
      return put(NARROW).put(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    ByteBuffer wide = ByteBuffer.allocate(Character.BYTES * text.length());
    text.chars().forEach(c -> wide.putChar((char) c));
    return put(WIDE).put(wide.array());
  }

  private Output putAll(byte[] value) {
    if (bytes.size() + value.length > Link.LARGEST) {
      throw new IllegalArgumentException("more than " + Link.LARGEST + " bytes are too many");
    }
    bytes.writeBytes(value);
    return this;
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
