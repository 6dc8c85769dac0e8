package dev.tollgate.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

class ClientImportTest {

  private static final String STRONG = "q8Zr1-Xw0_Lk5.Jt9~Yb3!Mf7@Hs2#Dv";
  private static final String MINIMAL = "{\"name\":\"A\",\"company_id\":\"com_1\"";

  private final Program program = Program.withOneOfEach();

  private Run load(String text, String... more) {
    return load(text.getBytes(StandardCharsets.UTF_8), more);
  }

  private Run load(byte[] bytes, String... more) {
    String[] args = new String[more.length + 3];
    System.arraycopy(new String[] {"client", "import", "-"}, 0, args, 0, 3);
    System.arraycopy(more, 0, args, 3, more.length);
    return program.typing(bytes).run(args);
  }

  private Optional<Client> client(String id) {
    return program.store.clients().find(new ClientId(id));
  }

  private int clients() {
    return program.store.clients().page(Listing.first(100_000)).size();
  }

  @Test
  void whatShowPrintsIsImportedAsItWas() {
    Run registered =
        program.run(
            "client register Shop --company com_1 --id shop --scope profile:read --contract"
                + " cliquify --origin https://app.example.com:8443 --token-lifetime 5m --claim"
                + " 'a={\"b\":[null,1]}' --public --redirect-uri com.example.app:/cb"
                + " --post-logout-redirect-uri https://app.example.com/ --for-everyone --pkce"
                + " optional --skip-consent --any-localhost-port --grant refresh_token");
    Run _ = program.run("client disable shop");
    Client before = client("shop").orElseThrow();
    String shown = program.run("client show shop --format json").out();
    Run _ = program.run("client delete shop --yes");

    Run imported = load(shown);

    Client after = client("shop").orElseThrow();
    assertEquals(0, registered.status(), registered.err());
    assertEquals(0, imported.status(), imported.out() + imported.err());
    assertEquals(shown, program.run("client show shop --format json").out());
    assertEquals(before.origins(), after.origins());
    assertEquals(before.tokenSettings(), after.tokenSettings());
    assertEquals(before.codeFlow(), after.codeFlow());
    assertEquals(before.grants(), after.grants());
    assertFalse(after.enabled());
  }

  @Test
  void aSecretThatTheClientHasAlreadyIsKeptAndNeverShown() {
    Run run = load(MINIMAL + ",\"client_id\":\"x\",\"client_secret\":\"" + STRONG + "+\"}");

    assertEquals(0, run.status(), run.out());
    assertEquals(
        new Secret(STRONG + "+").digest(), client("x").orElseThrow().secrets().getFirst().digest());
    assertTrue(run.out().contains("the secret contains +"), run.out());
    assertFalse((run.out() + run.err()).contains(STRONG));
  }

  @Test
  void aClientWithoutASecretGetsOneAfterwards() {
    Run run = load(MINIMAL + ",\"client_id\":\"x\"}");
    Run added = program.run("client secret add x");

    assertEquals(List.of(0, 0), List.of(run.status(), added.status()));
    assertEquals(1, client("x").orElseThrow().secrets().size());
  }

  @Test
  void anIconIsKept() {
    Run run =
        load(
            MINIMAL
                + ",\"client_id\":\"x\",\"redirect_uris\":[\"https://a.example/\"],"
                + "\"icon\":\"iVBORw0KGgoB\",\"icon_type\":\"image/png\"}");

    assertEquals(0, run.status(), run.out());
    assertEquals(
        Optional.of(new Icon("iVBORw0KGgoB")), client("x").orElseThrow().codeFlow().icon());
  }

  @Test
  void aKeySetIsKept() {
    Run run =
        load(
            MINIMAL
                + ",\"client_id\":\"x\",\"auth_method\":\"private_key_jwt\","
                + "\"jwks\":{\"keys\":[{\"kty\":\"OKP\"}]}}");

    assertEquals(0, run.status(), run.out());
    assertEquals(
        new ClientAuthentication.ByKeys("{\"keys\":[{\"kty\":\"OKP\"}]}"),
        client("x").orElseThrow().authentication());
  }

  @Test
  void eachLineHasItsOwnVerdictAndARefusedOneStopsNoOther() {
    String file =
        MINIMAL
            + ",\"client_id\":\"a\"}\n\nnothing\n"
            + MINIMAL
            + ",\"client_id\":\"a\"}\n"
            + MINIMAL
            + ",\"client_id\":\"b\"}";

    Run run = load(file, "--format", "json");

    assertEquals(1, run.status());
    assertEquals(
        "[{\"line\":1,\"client_id\":\"a\",\"registered\":true,\"message\":null},"
            + "{\"line\":3,\"client_id\":null,\"registered\":false,\"message\":"
            + "\"This is not a JSON object, or a name occurs twice in it.\"},"
            + "{\"line\":4,\"client_id\":null,\"registered\":false,\"message\":"
            + "\"Client \\\"a\\\" already exists. Choose another --id, or leave it out to get a"
            + " random one.\"},"
            + "{\"line\":5,\"client_id\":\"b\",\"registered\":true,\"message\":null}]\n",
        run.out());
    assertEquals("2 lines were refused. Correct and import only these again.\n", run.err());
    assertTrue(client("a").isPresent() && client("b").isPresent());
  }

  @Test
  void aDryRunFindsTheSameProblemsAndChangesNothing() {
    int before = clients();
    String file = (MINIMAL + ",\"client_id\":\"a\"}\n").repeat(2);

    Run tried = load(file, "--dry-run");
    int after = clients();
    Run run = load(file);

    assertEquals(before, after);
    assertEquals(run.out(), tried.out());
    assertEquals(List.of(1, 1), List.of(tried.status(), run.status()));
    assertTrue(tried.err().contains("Dry run: nothing was changed.\n"), tried.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"company_id\":\"com_1\"}; name is missing.",
        "{\"name\":\"A\"}; company_id is missing.",
        "{\"name\":1,\"company_id\":\"com_1\"}; name is not text.",
        "M,\"frob\":1}; There is no member \"frob\".",
        "M,\"scopes\":\"a\"}; scopes is not an array of text.",
        "M,\"scopes\":[1]}; scopes is not an array of text.",
        "M,\"scopes\":[\"none\"]}; There is no scope \"none\".",
        "M,\"auth_method\":\"magic\"}; auth_method has no such value.",
        "M,\"auth_method\":\"none\",\"client_secret\":\"x\"}; has no client_secret.",
        "M,\"auth_method\":\"private_key_jwt\"}; requires either jwks or jwks_uri.",
        "M,\"jwks_uri\":\"https://a.example\"}; require the auth_method private_key_jwt.",
        "M,\"grants\":[\"password\"]}; grants has an unknown value.",
        "M,\"redirect_uris\":[\"http://a.example\"]}; is not a redirect URI.",
        "M,\"public\":true,\"auth_method\":\"client_secret_post\"}; means the auth_method none",
        "M,\"public\":false,\"auth_method\":\"none\"}; means the auth_method none",
        "M,\"pkce\":\"never\"}; pkce has no such value.",
        "M,\"skip_consent\":\"no\"}; skip_consent is not true or false.",
        "M,\"contracts\":[\"none\"]}; There is no contract \"none\".",
        "M,\"token_lifetime\":\"0s\"}; token_lifetime is not a duration",
        "M,\"claims\":{\"sub\":1}}; The claim name \"sub\" is reserved.",
        "M,\"claims\":{\"a\":null}}; The value of claim \"a\" is not",
        "M,\"enabled\":\"yes\"}; enabled is not true or false.",
        "M,\"enterprise_id\":\"ent_9\"}; does not belong to the enterprise",
        "M,\"client_secret\":\"short-secret\"}; The secret is too short.",
        "[]; This is not a JSON object",
      })
  void aLineIsRefusedForWhatIsWrongWithIt(String line, String message) {
    int before = clients();

    Run run = load(line.replaceFirst("^M", MINIMAL.replace("\\", "\\\\")));

    assertEquals(1, run.status());
    assertTrue(run.out().contains(message), run.out());
    assertFalse(run.out().contains("short-secret"), run.out());
    assertEquals(before, clients());
  }

  @Test
  void aLineThatIsNotUtf8IsRefusedAndTheNextIsNot() {
    byte[] latin = (MINIMAL + ",\"client_id\":\"\u00e9\"}\n").getBytes(StandardCharsets.ISO_8859_1);
    byte[] good = (MINIMAL + ",\"client_id\":\"b\"}\n").getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[latin.length + good.length];
    System.arraycopy(latin, 0, file, 0, latin.length);
    System.arraycopy(good, 0, file, latin.length, good.length);

    Run run = load(file);

    assertEquals(1, run.status());
    assertTrue(run.out().contains("The line is not UTF-8."), run.out());
    assertTrue(client("b").isPresent());
  }

  @Test
  void aStoreThatFailsMidwayEndsTheImportAndWhatWasDoneIsSaid() {
    Clients failing = Mockito.mock(Clients.class);
    Mockito.when(failing.add(Mockito.any()))
        .thenReturn(true)
        .thenThrow(new StoreUnavailable("gone", null));
    var _ = program.storeInstead(ComposedStorage.over(program.store).with(Clients.class, failing));

    Run run = load((MINIMAL + "}\n").repeat(3), "--format", "json");

    assertEquals(1, run.status());
    assertTrue(run.out().contains("{\"line\":1,\"client_id\":\""), run.out());
    assertTrue(
        run.out().contains("{\"line\":2,\"client_id\":null,\"registered\":false"), run.out());
    assertFalse(run.out().contains("\"line\":3"), run.out());
    assertTrue(run.out().contains("The store does not respond."), run.out());
  }

  @Test
  void tenThousandLinesAreImported() {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      file.append(MINIMAL).append(",\"client_id\":\"c").append(i).append("\"}\n");
    }
    int before = clients();

    Run run = load(file.toString());

    assertEquals(0, run.status(), run.err());
    assertEquals(before + 10_000, clients());
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    Run run = program.run("client import no-such");

    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("The file \"no-such\" does not exist"), run.err());
  }
}
