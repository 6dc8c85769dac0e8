package dev.tollgate.http.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.application.token.Terms;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.Token;
import java.text.ParseException;
import java.util.Date;

/** Writes tokens as JWTs signed with the newest key of the contract's algorithm. */
public final class JwtSigner implements TokenSigner {

  private final SigningKeys keys;

  public JwtSigner(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public String sign(Token token, Terms terms) {
    SigningKeys.KeyPair key = keys.signing(terms.algorithm());
    RSASSASigner signer = new RSASSASigner(key.privateKey());
    signer.getJCAContext().setProvider(CryptoProvider.SIGNATURES);
    try {
      JWSObject jwt = new JWSObject(header(key, terms), new Payload(claims(token).toJSONObject()));
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }

  /** Parsed, not built: a parsed header keeps the published order of its members. */
  private static JWSHeader header(SigningKeys.KeyPair key, Terms terms) throws ParseException {
    String json =
        "{\"typ\":\"%s\",\"alg\":\"%s\",\"kid\":\"%s\"}"
            .formatted(terms.typ(), key.algorithm(), key.kid());
    return JWSHeader.parse(Base64URL.encode(json));
  }

  private static JWTClaimsSet claims(Token token) {
    Date issuedAt = Date.from(token.issuedAt());
    return new JWTClaimsSet.Builder()
        .jwtID(token.id().value())
        .issueTime(issuedAt)
        .notBeforeTime(issuedAt)
        .expirationTime(Date.from(token.expiresAt()))
        .subject(token.client().value())
        .claim("scopes", token.scopes().values().stream().map(Scope::value).toList())
        .build();
  }
}
