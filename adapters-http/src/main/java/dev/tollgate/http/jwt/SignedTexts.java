package dev.tollgate.http.jwt;

import dev.tollgate.domain.SecretDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Knows most of the texts that this server signed last, by half of their digests: to verify an
 * ES256 signature takes three times as long as to make it.
 */
public final class SignedTexts {

  /** Each takes 16 bytes. A text that comes later may take the place of an earlier one. */
  private static final int PLACES = 1 << 18;

  private static final int HALF = 16;

  private final AtomicLongArray digests = new AtomicLongArray(2 * PLACES);

  void add(SecretDigest digest) {
    int place = place(digest);
    digests.setOpaque(place, part(digest, 0));
    digests.setOpaque(place + 1, part(digest, HALF));
  }

  /** False also for a text that was signed long ago. */
  boolean contains(SecretDigest digest) {
    int place = place(digest);
    return digests.getOpaque(place) == part(digest, 0)
        && digests.getOpaque(place + 1) == part(digest, HALF);
  }

  private static int place(SecretDigest digest) {
    return 2 * (int) (part(digest, 2 * HALF) & (PLACES - 1));
  }

  private static long part(SecretDigest digest, int from) {
    return HexFormat.fromHexDigitsToLong(digest.hex(), from, from + HALF);
  }
}
