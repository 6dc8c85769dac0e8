package dev.tollgate.http.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.http.management.Readiness.Check;
import dev.tollgate.http.management.Readiness.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ManagementServerTest {

  private final Readiness readiness = new Readiness();
  private ManagementServer server;
  private HttpClient http;

  @BeforeEach
  void start() throws IOException {
    server = ManagementServer.start("127.0.0.1", 0).withHealth(readiness);
    http = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return http.send(
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void assertAnswer(int status, String body, String path) throws Exception {
    HttpResponse<String> answer = send("GET", path);

    assertEquals(body, answer.body());
    assertEquals(status, answer.statusCode());
    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void aServerThatStartsIsAliveAndNotReady() throws Exception {
    assertAnswer(200, "{\"status\":\"up\"}", "/health/live");
    assertAnswer(
        503,
        "{\"checks\":{\"draining\":{\"status\":\"ok\"},\"started\":{\"reason\":\"The server is"
            + " starting.\",\"status\":\"failed\"}},\"status\":\"not_ready\"}",
        "/health/ready");
  }

  @Test
  void aServerIsReadyWhenEachCheckPasses() throws Exception {
    readiness.started(
        List.of(
            Check.ofStore("store", () -> {}),
            new Check("read_only", () -> Finding.note("It only reads."))));

    assertAnswer(
        200,
        "{\"checks\":{\"draining\":{\"status\":\"ok\"},\"read_only\":{\"reason\":\"It only"
            + " reads.\",\"status\":\"ok\"},\"store\":{\"status\":\"ok\"}},\"status\":\"ready\"}",
        "/health/ready");
  }

  @Test
  void aCheckThatFailsSaysWhy() throws Exception {
    readiness.started(
        List.of(
            Check.ofStore("keys", () -> {}),
            Check.ofStore(
                "store",
                () -> {
                  throw new StoreUnavailable("the database refuses connections", null);
                })));

    assertAnswer(
        503,
        "{\"checks\":{\"draining\":{\"status\":\"ok\"},\"keys\":{\"status\":\"ok\"},\"store\":{"
            + "\"reason\":\"The store is unavailable: the database refuses connections.\","
            + "\"status\":\"failed\"}},\"status\":\"not_ready\"}",
        "/health/ready");
  }

  @Test
  void aServerThatDrainsIsAliveAndNotReady() throws Exception {
    readiness.started(List.of());

    readiness.drain();

    assertAnswer(200, "{\"status\":\"up\"}", "/health/live");
    assertAnswer(
        503,
        "{\"checks\":{\"draining\":{\"reason\":\"The server is shutting down.\","
            + "\"status\":\"failed\"}},\"status\":\"not_ready\"}",
        "/health/ready");
  }

  @Test
  void anEndpointAnswersBelowItsPath() throws Exception {
    ManagementServer _ =
        server.with(
            "/replies",
            (below, _) -> ManagementAnswer.error(404, "unknown_request", "No " + below + "."));

    assertAnswer(404, "{\"error\":\"unknown_request\",\"message\":\"No .\"}", "/replies");
    assertAnswer(404, "{\"error\":\"unknown_request\",\"message\":\"No a b.\"}", "/replies/a%20b");
  }

  @Test
  void anotherPathIsAnsweredWithThoseThatExist() throws Exception {
    assertAnswer(200, "{\"paths\":[\"/health/live\",\"/health/ready\"]}", "/");
    assertAnswer(
        404,
        "{\"error\":\"not_found\",\"message\":\"There is nothing at this path.\",\"paths\":["
            + "\"/health/live\",\"/health/ready\"]}",
        "/health/livex");
  }

  @Test
  void anotherMethodIsRefused() throws Exception {
    HttpResponse<String> posted = send("POST", "/health/live");
    HttpResponse<String> head = send("HEAD", "/health/live");

    assertEquals(405, posted.statusCode());
    assertEquals("GET, HEAD", posted.headers().firstValue("Allow").orElse(""));
    assertEquals("{\"error\":\"method_not_allowed\",\"message\":\"Use GET.\"}", posted.body());
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
  }

  @Test
  void aBugInAnEndpointStaysInTheLog() throws Exception {
    ManagementServer _ =
        server.with(
            "/broken",
            (_, _) -> {
              throw new IllegalStateException("hidden");
            });

    assertAnswer(
        500,
        "{\"error\":\"server_error\",\"message\":\"This is a bug; the log has the cause.\"}",
        "/broken");
  }

  @Test
  void aPortInUseIsAnError() {
    assertThrows(IOException.class, () -> ManagementServer.start("127.0.0.1", server.port()));
  }
}
