package dev.tollgate.http.wire;

import io.netty.util.concurrent.FastThreadLocal;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Gives requests ids that nobody can guess: 128 random bits, drawn for many requests at once. */
final class RequestIds {

  private static final int BYTES = 16;
  private static final int DRAWN = 256 * BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final FastThreadLocal<RequestIds> OF_THREAD =
      new FastThreadLocal<>() {
        @Override
        protected RequestIds initialValue() {
          return new RequestIds();
        }
      };

  private final byte[] bits = new byte[DRAWN];
  private int used = DRAWN;

  private RequestIds() {}

  static String next() {
    return OF_THREAD.get().draw();
  }

  private String draw() {
    if (used == DRAWN) {
      RANDOM.nextBytes(bits);
      used = 0;
    }
    used += BYTES;
    return HexFormat.of().formatHex(bits, used - BYTES, used);
  }
}
