package dev.tollgate.http.explain;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reply that was given.
 *
 * @param contract the one that it was given under, which may be derived from that of its layer, or
 *     the version that the client is pinned to
 * @param name in the error reference of the contract, unless it is a success
 * @param reason why it was given, where the server knows more than its error reference
 * @param sent empty if it has not been sent
 */
record Kept(
    String request,
    Instant at,
    String method,
    String path,
    String contract,
    String layer,
    String name,
    boolean success,
    Optional<String> reason,
    Optional<Refusal> refusal,
    Optional<Sent> sent) {

  private static final String SEPARATOR = ": ";

  /**
   * Why an authentication failed, which no caller is told.
   *
   * @param secret the one that had ended, if it was presented
   */
  record Refusal(String caller, String cause, Optional<Ended> secret) {}

  /** A secret that had expired or been revoked, and when. */
  record Ended(String id, Instant at) {}

  /**
   * What a caller got.
   *
   * @param head the header fields, each a line
   * @param body read only
   */
  record Sent(int status, String head, ByteBuffer body) {

    static Sent of(int status, List<Map.Entry<String, String>> headers, ByteBuffer body) {
      StringBuilder lines = new StringBuilder();
      for (Map.Entry<String, String> header : headers) {
        lines.append(header.getKey()).append(SEPARATOR).append(header.getValue()).append('\n');
      }
      return new Sent(status, lines.toString(), body.asReadOnlyBuffer());
    }

    List<Map.Entry<String, String>> headers() {
      return head.lines()
          .map(line -> line.split(SEPARATOR, 2))
          .map(field -> Map.entry(field[0], field[1]))
          .toList();
    }
  }

  Kept with(Sent answer) {
    return new Kept(
        request,
        at,
        method,
        path,
        contract,
        layer,
        name,
        success,
        reason,
        refusal,
        Optional.of(answer));
  }

  /** Writes what {@link #read} reads; the request comes first. */
  void write(DataOutput out) throws IOException {
    write(out, request);
    write(out, at);
    write(out, method);
    write(out, path);
    write(out, contract);
    write(out, layer);
    write(out, name);
    out.writeBoolean(success);
    out.writeBoolean(reason.isPresent());
    if (reason.isPresent()) {
      write(out, reason.get());
    }
    out.writeBoolean(refusal.isPresent());
    if (refusal.isPresent()) {
      write(out, refusal.get());
    }
    out.writeBoolean(sent.isPresent());
    if (sent.isPresent()) {
      write(out, sent.get());
    }
  }

  private static void write(DataOutput out, Refusal refusal) throws IOException {
    write(out, refusal.caller());
    write(out, refusal.cause());
    out.writeBoolean(refusal.secret().isPresent());
    if (refusal.secret().isPresent()) {
      write(out, refusal.secret().get().id());
      write(out, refusal.secret().get().at());
    }
  }

  private static void write(DataOutput out, Sent sent) throws IOException {
    out.writeInt(sent.status());
    write(out, sent.head());
    byte[] body = new byte[sent.body().capacity()];
    var _ = sent.body().get(0, body);
    write(out, body);
  }

  private static void write(DataOutput out, Instant at) throws IOException {
    out.writeLong(at.getEpochSecond());
    out.writeInt(at.getNano());
  }

  private static void write(DataOutput out, String text) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Kept read(DataInput in) throws IOException {
    return new Kept(
        text(in),
        instant(in),
        text(in),
        text(in),
        text(in),
        text(in),
        text(in),
        in.readBoolean(),
        in.readBoolean() ? Optional.of(text(in)) : Optional.empty(),
        in.readBoolean() ? Optional.of(refusal(in)) : Optional.empty(),
        in.readBoolean() ? Optional.of(sent(in)) : Optional.empty());
  }

  private static Refusal refusal(DataInput in) throws IOException {
    return new Refusal(
        text(in),
        text(in),
        in.readBoolean() ? Optional.of(new Ended(text(in), instant(in))) : Optional.empty());
  }

  private static Sent sent(DataInput in) throws IOException {
    return new Sent(in.readInt(), text(in), ByteBuffer.wrap(bytes(in)).asReadOnlyBuffer());
  }

  private static Instant instant(DataInput in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private static String text(DataInput in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
