package dev.tollgate.http.jwt;

import dev.tollgate.application.port.AnswerSeal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals texts with keys that are derived from long random texts (AES-256-GCM, HMAC-SHA-256). */
public final class TextSeal implements AnswerSeal {

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final String DERIVATION = "HmacSHA256";
  private static final String PURPOSE = "tollgate: answer to a refresh";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Provider ciphers;
  private final Provider derivations;

  /** Looks for the providers once: that takes about as long as sealing does. */
  public TextSeal() {
    try {
      ciphers = Cipher.getInstance(TRANSFORMATION).getProvider();
      derivations = Mac.getInstance(DERIVATION).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM and HMAC", e);
    }
  }

  @Override
  public String seal(String key, String context, String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, key, context, nonce)
              .doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
      System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
      return Base64.getEncoder().encodeToString(both);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  @Override
  public Optional<String> open(String key, String context, String sealed) {
    try {
      byte[] both = Base64.getDecoder().decode(sealed);
      byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
      byte[] clear =
          cipher(Cipher.DECRYPT_MODE, key, context, nonce)
              .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
      return Optional.of(new String(clear, StandardCharsets.UTF_8));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, String key, String context, byte[] nonce)
      throws GeneralSecurityException {
    Mac derivation = Mac.getInstance(DERIVATION, derivations);
    derivation.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), DERIVATION));
    byte[] derived = derivation.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
    Cipher cipher = Cipher.getInstance(TRANSFORMATION, ciphers);
    cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
