package dev.tollgate.bootstrap.training;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Asks a demo server for everything that its description and its walk mention. */
public final class Session implements AutoCloseable {

  /** Enough for the methods of a request to be compiled and their profiles to be recorded. */
  private static final int WALKS = 30;

  /** In the document's YAML, a path or one of its methods. */
  private static final Pattern OPERATION =
      Pattern.compile("(?m)^  (/[^:\\s]*):$|^    (get|post|put|delete|patch):$");

  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

  private final String base;
  private final List<String> walk;
  private final HttpConnection connection;

  /**
   * Connects to a server.
   *
   * @param announcement what {@code serve --demo} printed
   */
  public Session(String base, List<String> announcement) throws IOException {
    this.base = base;
    this.walk = announcement.stream().filter(line -> line.contains("curl ")).toList();
    this.connection = new HttpConnection(URI.create(base));
  }

  /** Sends all requests, and returns how many were answered. */
  public int run() throws IOException {
    int answered = describedOperations();
    for (int i = 0; i < WALKS; i++) {
      answered += walk();
    }
    return answered;
  }

  private int describedOperations() throws IOException {
    String document = connection.send("GET", "/openapi.yaml", List.of(), "").body();
    String path = "/";
    int answered = 0;
    for (MatchResult found : OPERATION.matcher(document).results().toList()) {
      if (found.group(1) != null) {
        path = found.group(1).replaceAll("\\{[^}]*}", "1");
      } else {
        String method = found.group(2).toUpperCase(Locale.ROOT);
        var _ = connection.send(method, path, List.of(), "");
        answered++;
      }
    }
    return answered;
  }

  private int walk() throws IOException {
    String token = "";
    for (String line : walk) {
      Curl curl = Curl.of(line, base, token);
      String body =
          connection.send(curl.method(), curl.target(), curl.headers(), curl.body()).body();
      if (line.startsWith("TOKEN=")) {
        token = TOKEN.matcher(body).results().map(it -> it.group(1)).findFirst().orElseThrow();
      }
    }
    return walk.size();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
