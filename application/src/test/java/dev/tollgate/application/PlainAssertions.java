package dev.tollgate.application;

import dev.tollgate.application.port.AssertionVerifier;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Assertions written as {@code CLIENT=JTI}, which any client with keys has signed unless the id is
 * {@code forged}; it counts how many it verified.
 */
public final class PlainAssertions implements AssertionVerifier {

  public static final String AUDIENCE = "https://issuer.example/token";
  public static final Instant END = World.START.plusSeconds(60);

  private int verified;
  private boolean hadKeys;

  public int takeVerified() {
    int taken = verified;
    verified = 0;
    return taken;
  }

  public boolean takeHadKeys() {
    boolean taken = hadKeys;
    hadKeys = false;
    return taken;
  }

  @Override
  public Optional<ClientId> claimedBy(String assertion) {
    return ClientId.parse(assertion.split("=", 2)[0]);
  }

  @Override
  public Result<Verified, Cause> verify(
      String assertion, Optional<ClientAuthentication> keys, Set<String> audiences, Instant now) {
    verified++;
    hadKeys |= keys.isPresent();
    boolean signed =
        assertion.contains("=")
            && !assertion.endsWith("=forged")
            && (keys.orElse(null) instanceof ClientAuthentication.ByKeys
                || keys.orElse(null) instanceof ClientAuthentication.ByKeysAt);
    if (!signed) {
      return Result.refused(Cause.ASSERTION_FORGED);
    }
    return audiences.contains(AUDIENCE)
        ? Result.ok(new Verified(assertion.split("=", 2)[1], END))
        : Result.refused(Cause.ASSERTION_CLAIMS);
  }
}
