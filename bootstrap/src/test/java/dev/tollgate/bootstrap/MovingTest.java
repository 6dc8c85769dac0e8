package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.People;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.persistence.jdbc.DatabaseServer;
import dev.tollgate.persistence.jdbc.FreePorts;
import dev.tollgate.persistence.jdbc.MariaDbServer;
import dev.tollgate.persistence.jdbc.PostgresServer;
import dev.tollgate.persistence.jdbc.StoreTimeout;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Stores that are moved from one kind of database to another, as administrators do it. */
@ResourceLock(PostgresServer.LOCK)
@ResourceLock(MariaDbServer.LOCK)
final class MovingTest {

  private static final Map<String, String> CREDENTIALS =
      Map.of(
          "TOLLGATE_STORAGE_USER", DatabaseServer.USER,
          "TOLLGATE_STORAGE_PASSWORD", DatabaseServer.PASSWORD,
          "TOLLGATE_FROM_STORAGE_USER", DatabaseServer.USER,
          "TOLLGATE_FROM_STORAGE_PASSWORD", DatabaseServer.PASSWORD,
          "TOLLGATE_STORAGE_TIMEOUT", StoreTimeout.PATIENT);

  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");
  private static final int BATCH = 500;

  private static final int MANY = 10_000;

  /**
   * A copy of so many takes twenty seconds, so that it is stopped before it has come to the end.
   */
  private static final String[] SLOW_INSERTS = {
    "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql"
        + " AS 'BEGIN PERFORM pg_sleep(0.002); RETURN NEW; END'",
    "CREATE TRIGGER slow BEFORE INSERT ON token FOR EACH ROW EXECUTE FUNCTION slow()"
  };

  @TempDir private Path directory;

  private Program program() {
    return new Program(directory, CREDENTIALS);
  }

  private Ended done(String... args) {
    Ended ended = program().runHere(args);
    assertEquals(0, ended.status(), ended.err());
    return ended;
  }

  private String export(String storage) throws Exception {
    Path file = directory.resolve("export" + Instant.now().toEpochMilli());
    Ended _ = done("storage", "export", file.toString(), "--storage", storage);
    String export = Files.readString(file);
    Files.delete(file);
    return export;
  }

  private String h2(String name) {
    return "h2:" + directory.resolve(name);
  }

  /** With everything that a demo does not have. */
  private void fill(String storage) {
    String company =
        done("company", "list", "--format", "json", "--storage", storage)
            .out()
            .replaceAll("(?s).*?\"company_id\": *\"([^\"]*)\".*", "$1");
    Ended _ = done("resource", "create", "urn:example:books", "--storage", storage);
    Ended _ =
        done("enterprise", "create", "\u00c9t\u00e9 \ud83e\udd84 '\"\\  x", "--storage", storage);
    Ended _ =
        done(
            "client",
            "register",
            "gone",
            "--company",
            company,
            "--id",
            "gone",
            "--storage",
            storage);
    try (Storage store = Stores.open(storage, directory, Map.of())) {
      RegistrationId gone = store.clients().find(new ClientId("gone")).orElseThrow().registration();
      Company first = store.companies().page(Listing.first(1)).getFirst();
      People.addTo(store, first.enterprise(), first.id(), ISSUED);
      boolean _ = store.assertions().spend(SecretDigest.of("used"), ISSUED);
      boolean _ = store.keys().addRetired("removed");
      boolean _ = store.tokens().add(aToken(1, gone, Optional.empty()));
      boolean _ = store.tokens().add(aToken(2, new RegistrationId("reg_x"), Optional.of(ISSUED)));
    }
    Ended _ = done("client", "delete", "gone", "--yes", "--storage", storage);
  }

  private static Token aToken(int number, RegistrationId registration, Optional<Instant> revoked) {
    return new Token(
        new TokenId("t%08d".formatted(number)),
        registration,
        new ClientId("client"),
        "rfc",
        ScopeSet.of("profile:read", "assets:read"),
        List.of(new ResourceUri("urn:example:books")),
        ISSUED,
        ISSUED.plus(Duration.ofDays(30)),
        revoked);
  }

  private static String form(Served served) {
    return "client_id="
        + served.after("client_id:")
        + "&client_secret="
        + served.after("client_secret:");
  }

  private static String token(Served served) {
    return served
        .http()
        .form("/oauth/access-token", form(served))
        .body()
        .replaceAll(".*\"access_token\":\"|\".*", "");
  }

  private static int introspect(RawHttp http, String token) {
    return http.form("/oauth/introspect", "token=" + token).status();
  }

  @Test
  void aStoreThatIsImportedExportsTheSameAndTakesNothingMore() throws Exception {
    Ended _ = done("enterprise", "create", "Acme", "--storage", h2("one"));
    fillWithTokens(h2("one"), 1_201);
    Path file = directory.resolve("file");
    Ended _ = done("storage", "export", file.toString(), "--storage", h2("one"));

    Ended imported = done("storage", "import", file.toString(), "--storage", h2("two"));
    Ended again = program().runHere("storage", "import", file.toString(), "--storage", h2("two"));
    Ended status = done("storage", "status", "--storage", h2("two"), "--format", "json");

    assertTrue(imported.out().contains("1201"), imported.out());
    assertEquals(Files.readString(file), export(h2("two")));
    assertEquals(1, again.status());
    assertTrue(again.err().startsWith("Nothing was changed: the target is not empty"), again.err());
    assertTrue(status.out().replace(" ", "").contains("\"token_count\":1201"), status.out());
  }

  @Test
  void statusDoesNotCreateAMissingStore() {
    Ended status = done("storage", "status", "--storage", h2("none"), "--format", "json");

    assertTrue(status.out().replace(" ", "").contains("\"version\":null"), status.out());
    assertTrue(Files.notExists(directory.resolve("none")));
  }

  @Test
  @Tag("full")
  void aRoundTripThroughAllDatabasesEndsWhereItBeganAndTokensWorkOn() throws Exception {
    PostgresServer.shared().create("round");
    MariaDbServer.shared().create("round");
    String postgres = PostgresServer.shared().url("round");
    String mariaDb = MariaDbServer.shared().url("round");
    String live;
    String revoked;
    try (Served served = program().serve("--demo", "--storage", h2("begin"))) {
      live = token(served);
      revoked = token(served);
      assertEquals(200, served.http().form("/oauth/revoke", "token=" + revoked).status());
    }
    fill(h2("begin"));
    String begin = export(h2("begin"));

    Ended _ = done("storage", "copy", "--from", h2("begin"), "--to", postgres);
    Ended _ = done("storage", "copy", "--from", postgres, "--to", mariaDb);
    Ended _ = done("storage", "copy", "--from", mariaDb, "--to", h2("end"));

    assertEquals(begin, export(postgres));
    assertEquals(begin, export(mariaDb));
    assertEquals(begin, export(h2("end")));
    assertTrue(!begin.contains("t00000001") && begin.contains("t00000002"), begin);
    try (Served served = program().serve("--storage", h2("end"))) {
      RawHttp http = served.http();
      int before = introspect(http, live);
      int used = http.get("/api/tags", "Authorization: Bearer " + live).status();
      int gone = introspect(http, revoked);
      int revoking = http.form("/oauth/revoke", "token=" + live).status();
      int after = introspect(http, live);

      assertEquals(List.of(200, 200, 422, 200, 422), List.of(before, used, gone, revoking, after));
    }
  }

  @Test
  void aDemoCannotBeReadOnly() {
    Ended ended =
        new Program(directory, Map.of("TOLLGATE_READ_ONLY", "true")).runHere("serve", "--demo");

    assertEquals(2, ended.status());
    assertTrue(ended.err().startsWith("--demo creates a tenant, and --read-only"), ended.err());
  }

  @Test
  @Tag("full")
  void aReadOnlyServerAnswersWhatWritesWith503InEveryContractAndReadsGoOn() throws Exception {
    String form;
    String token;
    String rfcToken;
    try (Served served = program().serve("--demo", "--storage", h2("begin"))) {
      form = form(served);
      token = token(served);
      rfcToken =
          served
              .http()
              .form("/oauth2/token", "grant_type=client_credentials&" + form)
              .body()
              .replaceAll(".*\"access_token\":\"|\".*", "");
    }
    int port = FreePorts.next();
    try (Served served =
        program()
            .serve(
                "--read-only",
                "--storage",
                h2("begin"),
                "--management-port",
                String.valueOf(port))) {
      RawHttp http = served.http();
      Reply ready = new RawHttp(port).get("/health/ready");
      List<Reply> writing =
          List.of(
              http.form("/oauth/access-token", form),
              http.form("/oauth/revoke", "token=" + token),
              http.form("/oauth2/token", "grant_type=client_credentials&" + form),
              http.form("/oauth2/revoke", "token=" + rfcToken + "&" + form));
      List<Integer> reading =
          List.of(
              introspect(http, token),
              http.get("/api/tags", "Authorization: Bearer " + token).status(),
              http.form("/oauth2/introspect", "token=" + token + "&" + form).status(),
              http.get("/health").status());

      assertEquals(
          List.of("503 2", "503 2", "503 2", "503 2"),
          writing.stream().map(it -> it.status() + " " + it.headers().get("Retry-After")).toList());
      assertEquals(List.of(200, 200, 200, 200), reading);
      assertEquals(200, ready.status());
      assertTrue(
          ready
              .body()
              .contains(
                  "\"read_only\":{\"reason\":\"This server only reads: it neither issues nor"
                      + " revokes tokens.\",\"status\":\"ok\"}"),
          ready.body());
    }
  }

  private void fillWithTokens(String storage, int count) {
    try (Storage store = Stores.open(storage, directory, Map.of())) {
      for (int i = 0; i < count; i += BATCH) {
        List<Token> batch = new ArrayList<>();
        for (int j = i; j < Math.min(count, i + BATCH); j++) {
          batch.add(aToken(j, new RegistrationId("reg_" + j % 7), Optional.empty()));
        }
        assertTrue(store.allTokens().add(batch));
      }
    }
  }

  @Test
  @Tag("full")
  void aKilledCopyCanBeResumedAndItsTargetIsUnusableUntilThen() throws Exception {
    PostgresServer.shared().create("killed_copy");
    String target = PostgresServer.shared().url("killed_copy");
    Ended _ = done("storage", "migrate", "--storage", target);
    PostgresServer.shared().execute("killed_copy", SLOW_INSERTS);
    fillWithTokens(h2("big"), MANY);
    Ended _ = done("enterprise", "create", "Acme", "--storage", h2("big"));
    Ended _ = done("enterprise", "create", "Other", "--storage", h2("other"));
    Process copy =
        new Program(
                directory,
                Map.of(
                    "TOLLGATE_STORAGE",
                    withCredentials(target),
                    "TOLLGATE_STORAGE_TIMEOUT",
                    StoreTimeout.PATIENT))
            .start("storage", "copy", "--from", h2("big"));
    Load.await("tokens", () -> countTokens(target) > 0);
    Program.signal(copy, "STOP");
    Ended second = copy("other", target);
    copy.destroyForcibly().waitFor();
    long copied = countTokens(target);

    Ended served = program().runHere("serve", "--port", "0", "--storage", target);
    List<Ended> others = new ArrayList<>();
    Load.await(
        "the end of the run that was killed",
        () -> {
          others.add(copy("other", target));
          return !others.getLast().err().contains("another copy or import is filling");
        });
    PostgresServer.shared().execute("killed_copy", "DROP TRIGGER slow ON token");
    Ended again = copy("big", target);

    assertTrue(0 < copied && copied < MANY, copied + " tokens");
    assertEquals(1, second.status());
    assertTrue(second.err().contains("another copy or import is filling"), second.err());
    assertEquals(1, served.status());
    assertTrue(
        served.err().startsWith("A copy or import into this store is not finished"), served.err());
    assertEquals(1, others.getLast().status());
    assertTrue(
        others.getLast().err().contains("from another source into this target was interrupted"),
        others.toString());
    assertEquals(0, again.status(), again.err());
    assertTrue(again.out().contains("" + MANY), again.out());
    assertEquals(export(h2("big")), export(target));
  }

  private Ended copy(String source, String target) {
    return program().runHere("storage", "copy", "--from", h2(source), "--to", target);
  }

  /** Percent-encoded, so that no locale can change them on their way through the environment. */
  private static String withCredentials(String url) {
    String password =
        URLEncoder.encode(DatabaseServer.PASSWORD, StandardCharsets.UTF_8).replace("+", "%20");
    return url.replace("//", "//" + DatabaseServer.USER + ":" + password + "@");
  }

  private long countTokens(String target) {
    String out =
        program().runHere("storage", "status", "--storage", target, "--format", "json").out();
    String count = out.replaceAll("(?s).*\"token_count\": *(null|\\d+).*", "$1");
    return count.matches("\\d+") ? Long.parseLong(count) : 0;
  }
}
