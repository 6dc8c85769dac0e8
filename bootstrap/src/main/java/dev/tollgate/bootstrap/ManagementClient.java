package dev.tollgate.bootstrap;

import dev.tollgate.application.port.Json;
import dev.tollgate.application.port.RecentReplies;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the management ports of running servers. */
record ManagementClient(Json json) implements RecentReplies {

  private static final int TIMEOUT_MILLIS = 3000;

  @Override
  public Optional<RecentReply> find(URI management, String requestId) {
    try {
      return get(management.resolve(
              "/replies/" + URLEncoder.encode(requestId, StandardCharsets.UTF_8)))
          .flatMap(json::read)
          .map(it -> reply((Map<?, ?>) it));
    } catch (IOException e) {
      throw new ServerSilent(e);
    }
  }

  private static Optional<String> get(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try {
      if (connection.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.empty();
      }
      try (InputStream in = connection.getInputStream()) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } finally {
      connection.disconnect();
    }
  }

  /** Reads what a management port tells of a reply. */
  static RecentReply reply(Map<?, ?> it) {
    return new RecentReply(
        text(it, "request_id"),
        Instant.parse(text(it, "at")),
        text(it, "method"),
        text(it, "path"),
        text(it, "contract"),
        text(it, "layer"),
        text(it, "name"),
        Optional.ofNullable(text(it, "of")),
        text(it, "cause"),
        Optional.ofNullable(text(it, "advice")),
        Optional.ofNullable(text(it, "page")),
        Optional.ofNullable(text(it, "reason")),
        Optional.ofNullable((Map<?, ?>) it.get("refusal")).map(ManagementClient::refusal),
        Optional.ofNullable((Map<?, ?>) it.get("sent")).map(ManagementClient::sent));
  }

  private static String text(Map<?, ?> members, String name) {
    return (String) members.get(name);
  }

  private static Refusal refusal(Map<?, ?> it) {
    return new Refusal(
        text(it, "caller"),
        text(it, "cause"),
        Optional.ofNullable(text(it, "secret")),
        Optional.ofNullable(text(it, "ended_at")).map(Instant::parse));
  }

  private static Sent sent(Map<?, ?> it) {
    return new Sent(
        ((Number) it.get("status")).intValue(),
        ((List<?>) it.get("headers")).stream().map(String.class::cast).toList(),
        text(it, "body"));
  }
}
