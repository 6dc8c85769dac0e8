package dev.tollgate.http.password;

import dev.tollgate.domain.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A hash made with Argon2id (RFC 9106), and the PHC string that it is kept as: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}.
 *
 * @param memory in KiB
 * @param salt in Base64 without padding, as the hash
 */
record Argon2Hash(int memory, int iterations, int lanes, String salt, String hash) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]{11,88})\\$([A-Za-z0-9+/]{22,88})");

  private static final String NO_HASH = "A".repeat(43);

  /** A hash of no password; comparing with it takes as long as with any other of this cost. */
  static Argon2Hash decoy(HashCost cost, byte[] salt) {
    return new Argon2Hash(cost.kibibytes(), cost.iterations(), 1, text(salt), NO_HASH);
  }

  static Argon2Hash of(String password, HashCost cost, byte[] salt) {
    Argon2Hash empty = decoy(cost, salt);
    return new Argon2Hash(
        empty.memory, empty.iterations, empty.lanes, empty.salt, text(empty.compute(password)));
  }

  /**
   * Reads a hash that is kept.
   *
   * @throws IllegalArgumentException if it is not of this form
   */
  static Argon2Hash parse(PasswordHash kept) {
    Matcher form = FORM.matcher(kept.encoded());
    if (!form.matches()) {
      throw new IllegalArgumentException("not a hash made with Argon2id");
    }
    return new Argon2Hash(
        Integer.parseInt(form.group(1)),
        Integer.parseInt(form.group(2)),
        Integer.parseInt(form.group(3)),
        form.group(4),
        form.group(5));
  }

  PasswordHash toPasswordHash() {
    return new PasswordHash(
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(memory, iterations, lanes, salt, hash));
  }

  boolean matches(String password) {
    return MessageDigest.isEqual(bytes(hash), compute(password));
  }

  /** Whether it was made with less than this. */
  boolean isCheaperThan(HashCost cost) {
    return memory < cost.kibibytes() || iterations < cost.iterations();
  }

  private byte[] compute(String password) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(iterations)
            .withParallelism(lanes)
            .withSalt(bytes(salt))
            .build());
    byte[] computed = new byte[bytes(hash).length];
    int _ = generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), computed);
    return computed;
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text);
  }
}
