package dev.tollgate.http.jwt;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.security.Security;

/** The fastest provider of signatures on this machine. */
final class CryptoProvider {

  /** Amazon's where its native library loads, else the JDK's own. */
  static final Provider SIGNATURES = choose();

  private CryptoProvider() {}

  private static Provider choose() {
    Provider amazon = AmazonCorrettoCryptoProvider.INSTANCE;
    return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null
        ? amazon
        : Security.getProvider("SunRsaSign");
  }
}
