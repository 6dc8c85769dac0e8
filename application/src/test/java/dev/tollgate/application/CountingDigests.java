package dev.tollgate.application;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;

/** The platform's SHA-256, in front of all other providers, that counts what the thread digests. */
public final class CountingDigests extends Provider {

  private static final long serialVersionUID = 1L;
  private static final String NAME = "TollgateCountingDigests";
  private static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 0);

  private CountingDigests() {
    super(NAME, "1", "SHA-256, counted");
    put("MessageDigest.SHA-256", Sha256.class.getName());
  }

  public static int during(Runnable work) {
    COUNT.set(0);
    int position = Security.insertProviderAt(new CountingDigests(), 1);
    try {
      if (position != 1) {
        throw new IllegalStateException("the provider was there already");
      }
      work.run();
      return COUNT.get();
    } finally {
      Security.removeProvider(NAME);
    }
  }

  /** Made by the platform, through its name. */
  public static final class Sha256 extends MessageDigestSpi {

    private final MessageDigest sha256;

    public Sha256() throws NoSuchAlgorithmException, NoSuchProviderException {
      this.sha256 = MessageDigest.getInstance("SHA-256", "SUN");
    }

    @Override
    protected void engineUpdate(byte input) {
      sha256.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      sha256.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
      COUNT.set(COUNT.get() + 1);
      return sha256.digest();
    }

    @Override
    protected void engineReset() {
      sha256.reset();
    }
  }
}
