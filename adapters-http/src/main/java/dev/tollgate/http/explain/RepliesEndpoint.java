package dev.tollgate.http.explain;

import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.explain.Kept.Refusal;
import dev.tollgate.http.explain.Kept.Sent;
import dev.tollgate.http.management.ManagementAnswer;
import dev.tollgate.http.management.ManagementEndpoint;
import dev.tollgate.http.reference.NamedError;
import dev.tollgate.http.reference.References;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Tells of one reply of this server, by the id of its request, why it was given. */
public record RepliesEndpoint(ReplyRecorder replies, References references, Issuer issuer)
    implements ManagementEndpoint {

  private static final int MOST_OF_A_BODY = 64 * 1024;

  @Override
  public ManagementAnswer get(String below, String accept) {
    return replies
        .find(below)
        .map(kept -> ManagementAnswer.json(200, members(kept)))
        .orElseGet(
            () ->
                ManagementAnswer.error(
                    404,
                    "not_found",
                    "This server does not remember this request. It may have succeeded, be too"
                        + " old, or have gone to another server."));
  }

  private Map<String, Object> members(Kept kept) {
    Map<String, Object> members = new TreeMap<>();
    members.put("request_id", kept.request());
    members.put("at", kept.at().toString());
    members.put("method", kept.method());
    members.put("path", Masking.text(kept.path()));
    members.put("contract", kept.contract());
    members.put("layer", kept.layer());
    members.put("name", kept.name());
    if (kept.success()) {
      members.put("cause", "The request succeeded.");
    } else {
      NamedError error = references.error(kept.contract(), kept.name());
      ErrorCatalog.Entry entry = error.entry();
      members.put("of", error.of());
      members.put("cause", entry.cause());
      members.put("advice", entry.advice());
      members.put("page", issuer.url() + "/errors/" + kept.contract() + "#" + entry.name());
    }
    kept.reason().ifPresent(reason -> members.put("reason", Masking.text(reason)));
    kept.refusal().ifPresent(refusal -> members.put("refusal", members(refusal)));
    kept.sent().ifPresent(sent -> members.put("sent", members(sent)));
    return members;
  }

  private static Map<String, Object> members(Refusal refusal) {
    Map<String, Object> members = new TreeMap<>();
    members.put("caller", refusal.caller());
    members.put("cause", refusal.cause());
    refusal
        .secret()
        .ifPresent(
            secret -> {
              members.put("secret", secret.id());
              members.put("ended_at", secret.at().toString());
            });
    return members;
  }

  private static Map<String, Object> members(Sent sent) {
    List<String> headers =
        sent.headers().stream()
            .map(it -> it.getKey() + ": " + Masking.header(it.getKey(), it.getValue()))
            .toList();
    return Map.of(
        "status",
        BigDecimal.valueOf(sent.status()),
        "headers",
        headers,
        "body",
        Masking.text(body(sent)));
  }

  /** What the caller reads, once it has undone the content coding. */
  private static String body(Sent sent) {
    boolean isZipped =
        sent.headers().stream()
            .anyMatch(
                it ->
                    it.getKey().equalsIgnoreCase("Content-Encoding")
                        && it.getValue().equalsIgnoreCase("gzip"));
    byte[] body = new byte[sent.body().capacity()];
    var _ = sent.body().duplicate().get(body);
    return new String(isZipped ? unzipped(body) : body, StandardCharsets.UTF_8);
  }

  private static byte[] unzipped(byte[] body) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readNBytes(MOST_OF_A_BODY);
    } catch (IOException e) {
      return "(the compressed body was too long to keep)".getBytes(StandardCharsets.UTF_8);
    }
  }
}
