package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CodeChallenge;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.UserId;
import java.util.stream.Stream;

/** Authorization codes, spent ones too. */
final class AuthorizationCodeKind implements Kind<AuthorizationCode> {

  @Override
  public String name() {
    return "authorization_code";
  }

  @Override
  public Stream<AuthorizationCode> read(Storage store) {
    return Pages.of(store.authorizationCodes()::page, it -> it.digest().hex());
  }

  @Override
  public Members write(AuthorizationCode value) {
    return new Members()
        .with("digest", value.digest().hex())
        .with("registration", value.registration().value())
        .with("client", value.client().value())
        .with("contract", value.contract())
        .with("user", value.user().value())
        .with("company", value.company().value())
        .with("grant", value.grant().value())
        .with("scopes", value.scopes())
        .with("audience", value.audience().stream().map(ResourceUri::value).toList())
        .withPresent("redirect_uri", value.redirectUri())
        .withPresent("state", value.state().map(SecretDigest::hex))
        .withPresent("nonce", value.nonce())
        .withPresent("challenge", value.challenge().map(CodeChallenge::value))
        .with("session", value.session().value())
        .with("authenticated_at", value.authenticatedAt())
        .with("issued_at", value.issuedAt())
        .with("expires_at", value.expiresAt())
        .with("spent_at", value.spentAt())
        .with("revoked_at", value.revokedAt())
        .with("kept_until", value.keptUntil());
  }

  @Override
  public AuthorizationCode parse(Members members) {
    return new AuthorizationCode(
        new SecretDigest(members.text("digest")),
        new RegistrationId(members.text("registration")),
        new ClientId(members.text("client")),
        members.text("contract"),
        new UserId(members.text("user")),
        new CompanyId(members.text("company")),
        new GrantId(members.text("grant")),
        members.scopes("scopes"),
        members.texts("audience").stream().map(ResourceUri::new).toList(),
        members.presentText("redirect_uri"),
        members.presentText("state").map(SecretDigest::new),
        members.presentText("nonce"),
        members.presentText("challenge").map(CodeChallenge::new),
        new SessionId(members.text("session")),
        members.time("authenticated_at"),
        members.time("issued_at"),
        members.time("expires_at"),
        members.optionalTime("spent_at"),
        members.optionalTime("revoked_at"),
        members.optionalTime("kept_until"));
  }

  @Override
  public Writer<AuthorizationCode> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.authorizationCodes().add(value);
    };
  }
}
