package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.RefreshToken.Use;
import dev.tollgate.domain.SecretDigest;
import java.util.stream.Stream;

/** Refresh tokens, used ones too. */
final class RefreshTokenKind implements Kind<RefreshToken> {

  @Override
  public String name() {
    return "refresh_token";
  }

  @Override
  public Stream<RefreshToken> read(Storage store) {
    return Pages.of(store.refreshTokens()::page, it -> it.digest().hex());
  }

  @Override
  public Members write(RefreshToken value) {
    return new Members()
        .with("digest", value.digest().hex())
        .with("code", value.code().hex())
        .with("issued_at", value.issuedAt())
        .with("expires_at", value.expiresAt())
        .with("used_at", value.use().map(Use::at))
        .withPresent("successor", value.use().map(it -> it.successor().hex()))
        .withPresent("answer", value.use().map(Use::answer));
  }

  @Override
  public RefreshToken parse(Members members) {
    return new RefreshToken(
        new SecretDigest(members.text("digest")),
        new SecretDigest(members.text("code")),
        members.time("issued_at"),
        members.time("expires_at"),
        members
            .optionalTime("used_at")
            .map(
                at ->
                    new Use(
                        at, new SecretDigest(members.text("successor")), members.text("answer"))));
  }

  @Override
  public Writer<RefreshToken> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.refreshTokens().restore(value);
    };
  }
}
