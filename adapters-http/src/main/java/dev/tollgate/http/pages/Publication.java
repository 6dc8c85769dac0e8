package dev.tollgate.http.pages;

import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.AcceptHeader;
import dev.tollgate.http.wire.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** A page, document or file that is the same for everybody until the server is replaced. */
public final class Publication {

  /** Nothing from elsewhere, nothing inline, no frame around it. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri"
          + " 'none'; form-action 'none'; frame-ancestors 'none'";

  /** The same for a page whose scripts ask this server, and have pictures in their style sheet. */
  private static final String ASKING =
      POLICY.replace("img-src 'self'", "img-src 'self' data:; connect-src 'self'");

  static final Map<String, String> GUARDED =
      Map.of(
          "Content-Security-Policy",
          POLICY,
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff");

  static final String HTML = "text/html; charset=utf-8";

  /** In bytes; what is shorter is not worth compressing. */
  private static final int SHORT = 1_024;

  private final String type;
  private final byte[] bytes;

  /** Made when it is first needed, and then shared. */
  private volatile byte[] compressed;

  private final String tag;
  private final String policy;

  public Publication(String type, byte[] bytes) {
    this(type, bytes, POLICY);
  }

  private Publication(String type, byte[] bytes, String policy) {
    this.type = type;
    this.bytes = bytes.clone();
    this.tag = '"' + HexFormat.of().formatHex(sha256(bytes), 0, 16) + '"';
    this.policy = policy;
  }

  static Publication page(String html) {
    return new Publication(HTML, html.getBytes(StandardCharsets.UTF_8));
  }

  static Publication askingPage(String html) {
    return new Publication(HTML, html.getBytes(StandardCharsets.UTF_8), ASKING);
  }

  /**
   * All of it, or 304 for a caller that has it already (RFC 9110, 13.1.2). The tag is a weak one,
   * because it is the same with and without compression (RFC 9110, 8.8.3.3).
   */
  public Reply answer(Layer layer, Request request) {
    TreeMap<String, String> headers = new TreeMap<>(GUARDED);
    headers.put("Content-Security-Policy", policy);
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put("Cache-Control", "public, max-age=60");
    headers.put("ETag", "W/" + tag);
    headers.put("Vary", "Accept, Accept-Encoding");
    if (isCurrent(request)) {
      return new Reply.Success(layer, "not-modified", 304, headers, new byte[0]);
    }
    headers.put("Content-Type", type);
    if (bytes.length < SHORT || !AcceptHeader.takesGzip(request)) {
      return new Reply.Success(layer, "published", 200, headers, bytes);
    }
    headers.put("Content-Encoding", "gzip");
    return new Reply.Success(layer, "published", 200, headers, compressed());
  }

  private byte[] compressed() {
    if (compressed == null) {
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(written)) {
        gzip.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      compressed = written.toByteArray();
    }
    return compressed;
  }

  private boolean isCurrent(Request request) {
    return request.headers().apply("If-None-Match").stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(known -> known.strip().replaceFirst("^W/", ""))
        .anyMatch(known -> known.equals("*") || known.equals(tag));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
