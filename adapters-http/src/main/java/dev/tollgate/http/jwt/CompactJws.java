package dev.tollgate.http.jwt;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A signed JSON object in compact form (RFC 7515, 7.1), of which nothing is proven yet. */
final class CompactJws {

  private static final int MAX_LENGTH = 16 * 1024;

  /**
   * Base64url of what begins with a brace, twice, and a signature: the library stumbles at null.
   */
  private static final Pattern FORM = Pattern.compile("(e[w-z][A-Za-z0-9_-]*\\.){2}[A-Za-z0-9_-]+");

  private final JWSObject jws;

  private CompactJws(JWSObject jws) {
    this.jws = jws;
  }

  /** Empty also for text that decodes to the same bytes as a JWS, but is not its text. */
  static Optional<CompactJws> parse(String text) {
    if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      JWSObject jws = JWSObject.parse(text);
      for (Base64URL part : jws.getParsedParts()) {
        if (!Base64URL.encode(part.decode()).equals(part)) {
          return Optional.empty();
        }
      }
      return Optional.of(new CompactJws(jws));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  JWSHeader header() {
    return jws.getHeader();
  }

  /** Whether it asks for an extension, none of which is understood (RFC 7515, 4.1.11). */
  boolean asksForMore() {
    return header().getCriticalParams() != null || !header().isBase64URLEncodePayload();
  }

  byte[] signingInput() {
    return jws.getSigningInput();
  }

  byte[] signature() {
    return jws.getSignature().decode();
  }

  Optional<JWTClaimsSet> claims() {
    try {
      return Optional.of(JWTClaimsSet.parse(jws.getPayload().toString()));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
