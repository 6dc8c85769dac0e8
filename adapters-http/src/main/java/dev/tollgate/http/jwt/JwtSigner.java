package dev.tollgate.http.jwt;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.http.json.JsonText;
import dev.tollgate.http.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes tokens as JWTs, signed with the key of the contract's algorithm that signs now. */
public final class JwtSigner implements TokenSigner {

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final SigningKeys keys;
  private final SignedTexts signed;

  /** There are as many as keys and types of tokens. */
  private final Map<Header, String> headers = new ConcurrentHashMap<>();

  /**
   * Signs with the keys of a server.
   *
   * @param signed is told of each token
   */
  public JwtSigner(SigningKeys keys, SignedTexts signed) {
    this.keys = keys;
    this.signed = signed;
  }

  private record Header(String typ, SigningAlgorithm algorithm, String kid) {

    String encoded() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("typ", typ);
      members.put("alg", algorithm.toString());
      members.put("kid", kid);
      return encode(members);
    }
  }

  /** Loads the native library that signs, which the first signature otherwise waits for. */
  public static void load() {
    Signatures.load();
  }

  /** With RSA, others on the thread would have to wait for it. */
  @Override
  public String sign(Token token, TokenForm.Jwt form, List<CustomClaims> custom) {
    if (form.algorithm() == SigningAlgorithm.RS256) {
      Waiting.announce();
    }
    SigningKeys.Signing key = keys.signing(form.algorithm());
    keys.promise(key.kid(), token.lifetime().orElseThrow());
    String header =
        headers.computeIfAbsent(
            new Header(form.typ(), form.algorithm(), key.kid()), Header::encoded);
    String input = header + "." + encode(claims(form.claims().apply(token), custom));
    try {
      byte[] signature =
          Signatures.sign(
              form.algorithm(), key.privateKey(), input.getBytes(StandardCharsets.US_ASCII));
      String text = input + "." + BASE64URL.encodeToString(signature);
      signed.add(SecretDigest.of(text));
      return text;
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

  private static String encode(Map<String, Object> members) {
    return BASE64URL.encodeToString(JsonText.of(members).getBytes(StandardCharsets.UTF_8));
  }
}
