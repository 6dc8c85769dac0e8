package dev.tollgate.http.jwt;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;

/** A signed JSON object in compact form (RFC 7515, 7.1), of which nothing is proven yet. */
final class CompactJws {

  private static final int MAX_LENGTH = 16 * 1024;

  private final JWSHeader header;
  private final String payload;
  private final byte[] signingInput;
  private final byte[] signature;

  private CompactJws(JWSHeader header, String payload, byte[] signingInput, byte[] signature) {
    this.header = header;
    this.payload = payload;
    this.signingInput = signingInput;
    this.signature = signature;
  }

  /** Empty also for text that decodes to the same bytes as a JWS, but is not its text. */
  static Optional<CompactJws> parse(String text) {
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    if (text.length() > MAX_LENGTH || first == last) {
      return Optional.empty();
    }
    try {
      String header = object(text.substring(0, first));
      String payload = object(text.substring(first + 1, last));
      byte[] signingInput = text.substring(0, last).getBytes(StandardCharsets.US_ASCII);
      byte[] signature = decode(text.substring(last + 1));
      return Optional.of(new CompactJws(JWSHeader.parse(header), payload, signingInput, signature));
    } catch (IllegalArgumentException | ParseException e) {
      return Optional.empty();
    }
  }

  /** What begins like a JSON object: the library stumbles at null. */
  private static String object(String part) {
    byte[] bytes = decode(part);
    if (bytes[0] != '{') {
      throw new IllegalArgumentException("no JSON object");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** With the codec of the JDK: that of Nimbus takes longer than all the rest of a check. */
  private static byte[] decode(String part) {
    byte[] bytes = Base64.getUrlDecoder().decode(part);
    boolean exact = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
    if (bytes.length == 0 || !exact) {
      throw new IllegalArgumentException("not what an encoder writes");
    }
    return bytes;
  }

  JWSHeader header() {
    return header;
  }

  /** Whether it asks for an extension, none of which is understood (RFC 7515, 4.1.11). */
  boolean asksForMore() {
    return header.getCriticalParams() != null || !header.isBase64URLEncodePayload();
  }

  byte[] signingInput() {
    return signingInput;
  }

  byte[] signature() {
    return signature;
  }

  Optional<JWTClaimsSet> claims() {
    try {
      return Optional.of(JWTClaimsSet.parse(payload));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
