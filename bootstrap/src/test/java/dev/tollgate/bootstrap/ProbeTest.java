package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ServerProbe.Credentials;
import dev.tollgate.application.port.ServerProbe.Finding;
import dev.tollgate.application.port.ServerProbe.Outcome;
import dev.tollgate.application.port.ServerProbe.Target;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Secret;
import dev.tollgate.http.exchange.HttpFile;
import dev.tollgate.http.probe.Prober;
import dev.tollgate.http.reference.ContractFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores servers against contracts. */
final class ProbeTest {

  private static final int FAST = 100;

  @AutoClose private static final World world = World.with(ContractFiles.NONE);

  @TempDir private Path directory;

  private static List<Finding> probe(World server, String contract, Optional<Path> files) {
    Tenant tenant = server.tenant();
    return new Prober()
        .probe(
            new Target(
                URI.create(server.server.address().url()),
                contract,
                files,
                Optional.of(new Credentials(tenant.id(), new Secret(tenant.secret()))),
                FAST));
  }

  private static List<Finding> with(Outcome outcome, List<Finding> findings) {
    return findings.stream().filter(it -> it.outcome() == outcome).toList();
  }

  @ParameterizedTest
  @CsvSource({"rfc, 40", "cliquify, 35", "dnsimple, 5", "better-i18n, 2", "house, 1"})
  void thisServerScoresAHundredPercent(String contract, int atLeast) {
    List<Finding> findings = probe(world, contract, Optional.empty());

    assertEquals(List.of(), with(Outcome.DIFFERENT, findings));
    assertTrue(with(Outcome.SAME, findings).size() >= atLeast, () -> String.valueOf(findings));
  }

  @Test
  void everyFaultOfAWrongServerIsNamed() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("rfc"));
    Path _ =
        Files.writeString(
            folder.resolve("errors.yaml"),
            """
            errors:
              issue-invalid-scope: {status: 422}
              issue-unsupported-grant-type: {headers: {Pragma: null, Cache-Control: private}}
              oauth-not-found: {code: null, headers: {Content-Type: text/plain}, body: nothing}
            """);
    try (World wrong = World.with(new ContractFiles(Optional.of(directory)))) {
      List<Finding> findings = probe(wrong, "rfc", Optional.empty());
      List<Finding> asWorded = probe(wrong, "rfc", Optional.of(directory));

      List<Finding> different = with(Outcome.DIFFERENT, findings);
      assertEquals(
          List.of("issue-unsupported-grant-type", "issue-invalid-scope", "oauth-not-found"),
          different.stream().map(Finding::error).toList());
      assertEquals(
          List.of("header Cache-Control is private instead of no-store", "no header Pragma"),
          different.get(0).details());
      assertEquals(List.of("status 422 instead of 400"), different.get(1).details());
      assertEquals(
          List.of(true, true),
          List.of(
              different.get(2).details().get(0).startsWith("header Content-Type is text/plain"),
              different.get(2).details().get(1).startsWith("body nothing instead of {")));
      assertEquals(List.of(), with(Outcome.DIFFERENT, asWorded));
    }
  }

  @Test
  void aVersionIsComparedWhereTheServerKnowsThatTheClientIsPinned() throws IOException {
    Path files = Files.createDirectories(directory.resolve("rfc@2026-01-01"));
    Path _ =
        Files.writeString(
            files.resolve("errors.yaml"),
            """
            errors:
              issue-invalid-scope: {status: 422}
              issue-invalid-client: &client {headers: {X-Worded: anew}}
              code-invalid-client: *client
              refresh-invalid-client: *client
              introspect-invalid-client: *client
              revoke-invalid-client: *client
            """);
    try (World versioned = World.with(new ContractFiles(Optional.of(directory)))) {
      List<Finding> findings = probe(versioned, "rfc@2026-01-01", Optional.of(directory));
      List<Finding> current = probe(versioned, "rfc", Optional.of(directory));
      List<Finding> unpinned = probe(world, "rfc@2026-01-01", Optional.of(directory));

      assertEquals(List.of(), with(Outcome.DIFFERENT, findings));
      assertEquals(List.of(), detailsOf("issue-invalid-scope", findings));
      assertEquals(
          List.of("is in the current wording, as before a client authenticates"),
          detailsOf("issue-invalid-client", findings));
      assertEquals(
          "the reply is in the wording of rfc@2026-01-01",
          detailsOf("issue-invalid-scope", current).getFirst());
      assertEquals(
          List.of("the client is not pinned to rfc@2026-01-01"),
          detailsOf("issue-invalid-scope", unpinned));
    }
  }

  private static List<String> detailsOf(String error, List<Finding> findings) {
    return findings.stream()
        .filter(it -> it.error().equals(error))
        .findFirst()
        .orElseThrow()
        .details();
  }

  @Test
  void aServerThatDoesNotListenIsNoServerWithFaults() {
    Target nobody =
        new Target(URI.create("http://127.0.0.1:1"), "rfc", Optional.empty(), Optional.empty(), 1);

    assertThrows(UncheckedIOException.class, () -> new Prober().probe(nobody));
  }

  /** As docs/contracts.md has it: learn, check, serve, probe. */
  @Test
  void tenErrorsOfAHomeGrownServerAreLearnedServedAndProbedAtAHundredPercent() throws IOException {
    Path recording = Path.of("src", "test", "resources", "recordings", "acme.http");
    String files = directory.resolve("contracts").toString();
    Program program = new Program(directory, Map.of());

    Program.Ended learned =
        program.runHere(
            "errors", "learn", recording.toString(), "--contract", "rfc", "--contracts", files);
    Program.Ended checked = program.runHere("errors", "check", files);

    assertEquals(0, learned.status(), learned.err());
    assertEquals(
        "Learned 10 of 10 exchanges: " + files + "/rfc/errors.yaml\n",
        learned.err(),
        learned.out());
    assertEquals(0, checked.status(), checked.err());
    try (World served = World.with(new ContractFiles(Optional.of(Path.of(files))))) {
      Tenant tenant = served.tenant();
      RawHttp http = new RawHttp(served.server.address().port());
      Program.Ended probed =
          new Program(directory, Map.of("TOLLGATE_CLIENT_SECRET", tenant.secret()))
              .runHere(
                  "probe",
                  served.server.address().url(),
                  "--contract=rfc",
                  "--contracts=" + files,
                  "--client=" + tenant.id(),
                  "--rate=100");

      assertEquals(0, probed.status(), probed.out());
      assertTrue(probed.err().startsWith("Score: 100 %."), probed.err());
      assertEquals(
          bodies(recording),
          List.of(
              http.form("/oauth2/token", tenant.form()).body(),
              http.form("/oauth2/token", "grant_type=password&" + tenant.form()).body(),
              http.form(
                      "/oauth2/token",
                      "grant_type=client_credentials&" + tenant.form(),
                      "Authorization: Basic YTpi")
                  .body(),
              http.form(
                      "/oauth2/token", "grant_type=client_credentials&client_id=x&client_secret=y")
                  .body(),
              http.form(
                      "/oauth2/token", "grant_type=client_credentials&scope=admin&" + tenant.form())
                  .body(),
              http.form("/oauth2/introspect", tenant.form()).body(),
              http.form("/oauth2/introspect", "token=x&client_id=x&client_secret=y").body(),
              http.get("/oauth2/token").body(),
              http.get("/oauth2/nothing").body(),
              http.json("/oauth2/token", "{}").body()));
    }
  }

  private static List<String> bodies(Path recording) throws IOException {
    return HttpFile.parse(Files.readString(recording)).stream()
        .map(exchange -> exchange.reply().orElseThrow().body())
        .toList();
  }
}
