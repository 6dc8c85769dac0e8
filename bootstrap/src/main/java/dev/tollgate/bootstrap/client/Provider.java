package dev.tollgate.bootstrap.client;

import dev.tollgate.application.port.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The server that people sign in to, as a client sees it. */
final class Provider {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String issuer;
  private final Json json;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  Provider(String issuer, Json json) {
    this.issuer = issuer;
    this.json = json;
  }

  /** A JSON object and the status that it came with; no members if it was none. */
  record Answer(int status, Map<String, Object> members) {

    String text(String name) {
      return members.get(name) instanceof String text ? text : "";
    }
  }

  String issuer() {
    return issuer;
  }

  /**
   * The address of an endpoint by its name in the metadata (OpenID Connect Discovery, 3).
   *
   * @throws IOException if the server does not answer, or with metadata of another issuer
   */
  String endpoint(String name) throws IOException {
    Answer metadata =
        send(HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")));
    if (!metadata.text("issuer").equals(issuer) || metadata.text(name).isEmpty()) {
      throw new IOException("no metadata of this issuer with " + name);
    }
    return metadata.text(name);
  }

  Answer post(String endpoint, Map<String, String> form) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(endpoint(endpoint)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(query(form))));
  }

  Answer get(String endpoint, String accessToken) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(endpoint(endpoint)))
            .header("Authorization", "Bearer " + accessToken));
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      var response =
          http.send(
              request.timeout(PATIENCE).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), object(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** The members of a JSON object; empty if the text is not one. */
  Map<String, Object> object(String text) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (json.read(text).orElse("") instanceof Map<?, ?> object) {
      object.forEach((name, value) -> members.put(name.toString(), value));
    }
    return members;
  }

  static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
