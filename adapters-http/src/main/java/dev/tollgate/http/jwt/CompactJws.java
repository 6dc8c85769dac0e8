package dev.tollgate.http.jwt;

import com.nimbusds.jose.JWSHeader;
import dev.tollgate.http.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A signed JSON object in compact form (RFC 7515, 7.1), of which nothing is proven yet. */
final class CompactJws {

  private static final int MAX_LENGTH = 16 * 1024;

  private final JWSHeader header;
  private final byte[] payload;
  private final byte[] signingInput;
  private final byte[] signature;

  private CompactJws(JWSHeader header, byte[] payload, byte[] signingInput, byte[] signature) {
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
      Optional<Map<String, Object>> header = StrictJson.object(decode(text.substring(0, first)));
      byte[] payload = decode(text.substring(first + 1, last));
      byte[] signature = decode(text.substring(last + 1));
      if (header.isEmpty() || payload[0] != '{') {
        return Optional.empty();
      }
      byte[] signingInput = text.substring(0, last).getBytes(StandardCharsets.US_ASCII);
      return Optional.of(
          new CompactJws(JWSHeader.parse(header.get()), payload, signingInput, signature));
    } catch (IllegalArgumentException | ParseException e) {
      return Optional.empty();
    }
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

  /** Empty if this server does not know it. */
  Optional<JwsAlgorithm> algorithm() {
    return JwsAlgorithm.named(header.getAlgorithm().getName());
  }

  /** Whether it asks for an extension, none of which is understood (RFC 7515, 4.1.11). */
  boolean hasCriticalExtensions() {
    return header.getCriticalParams() != null || !header.isBase64URLEncodePayload();
  }

  byte[] signingInput() {
    return signingInput;
  }

  byte[] signature() {
    return signature;
  }

  /** All members of the payload; empty if it is not one JSON object. */
  Optional<Map<String, Object>> members() {
    return StrictJson.object(payload);
  }

  /** Empty if the payload is not a set of claims. */
  Optional<Claims> claims() {
    return StrictJson.object(payload).flatMap(Claims::of);
  }
}
