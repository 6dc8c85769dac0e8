package dev.tollgate.http.jwt;

import com.nimbusds.jose.util.Base64URL;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.http.json.JsonText;
import dev.tollgate.http.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes tokens as JWTs, signed with the key of the contract's algorithm that signs now. */
public final class JwtSigner implements TokenSigner {

  private final SigningKeys keys;

  public JwtSigner(SigningKeys keys) {
    this.keys = keys;
  }

  /** Loads the native library that signs, which the first signature otherwise waits for. */
  public static void load() {
    Signatures.load();
  }

  @Override
  public String sign(Token token, TokenForm.Jwt form, List<CustomClaims> custom) {
    SigningKeys.Signing key = keys.signing(form.algorithm());
    keys.promise(key.kid(), token.lifetime().orElseThrow());
    String input =
        encode(header(form.typ(), form.algorithm(), key.kid()))
            + "."
            + encode(claims(form.claims().apply(token), custom));
    try {
      byte[] signature =
          Signatures.sign(
              form.algorithm(), key.privateKey(), input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + Base64URL.encode(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }

  private static Map<String, Object> claims(Map<String, Object> claims, List<CustomClaims> custom) {
    if (custom.isEmpty()) {
      return claims;
    }
    Map<String, Object> all = new LinkedHashMap<>(claims);
    custom.stream()
        .map(more -> StrictJson.object(more.json()).orElseThrow())
        .forEach(more -> more.forEach(all::putIfAbsent));
    return all;
  }

  private static Map<String, Object> header(String typ, SigningAlgorithm algorithm, String kid) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", typ);
    header.put("alg", algorithm.toString());
    header.put("kid", kid);
    return header;
  }

  private static Base64URL encode(Map<String, Object> members) {
    return Base64URL.encode(JsonText.of(members));
  }
}
