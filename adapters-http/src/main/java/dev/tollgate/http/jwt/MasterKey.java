package dev.tollgate.http.jwt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts the private halves of signing keys (AES-256-GCM, NIST SP 800-38D). */
public final class MasterKey {

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private MasterKey(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** Empty unless the text is 32 bytes in Base64, with or without padding, of either alphabet. */
  public static Optional<MasterKey> parse(String text) {
    try {
      String url = text.strip().replace('+', '-').replace('/', '_').replaceFirst("=+$", "");
      byte[] bytes = Base64.getUrlDecoder().decode(url);
      return bytes.length == KEY_BYTES ? Optional.of(new MasterKey(bytes)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The text of a fresh key. */
  public static String generate() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The nonce and the ciphertext in Base64; {@code name} must be given again to open it. */
  String seal(byte[] clear, String name) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(clear);
      byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
      System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
      return Base64.getEncoder().encodeToString(both);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /**
   * What was sealed under this name.
   *
   * @throws MasterKeyMismatch if it was sealed with another master key, or changed since
   */
  byte[] open(String sealed, String name) {
    try {
      byte[] both = Base64.getDecoder().decode(sealed);
      byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
      return cipher(Cipher.DECRYPT_MODE, nonce, name)
          .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
    } catch (AEADBadTagException | IllegalArgumentException e) {
      throw new MasterKeyMismatch(name, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  @Override
  public String toString() {
    return "MasterKey[hidden]";
  }
}
