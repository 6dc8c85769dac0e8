package dev.tollgate.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Icon;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {

  private static final String KEYS =
      """
      {"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qY","kid":"a-1"},{"kty":"EC"},
       {"kid":"b\\u001b2","x":"y"}],"kid":"none"}
      """;
  private static final String STRONG = "q8Zr1-Xw0_Lk5.Jt9~Yb3!Mf7@Hs2#Dv";
  private static final String MISSING =
      "The file does not exist or cannot be read. Give another one, or - for standard input.\n";

  private final Program program = Program.withOneOfEach();

  @TempDir Path directory;

  private Run register(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("client", "register", "Shop", "--company", "com_1", "--id", "shop"));
    args.addAll(List.of(more));
    return program.run(args.toArray(String[]::new));
  }

  private ClientAuthentication authentication() {
    return program.store.clients().find(new ClientId("shop")).orElseThrow().authentication();
  }

  @Test
  void eitherWayToSendASecretIsTheSameRegistration() {
    Run basic = register("--auth-method", "client_secret_basic");
    Run _ = program.run("client delete shop --yes");
    Run post = register("--auth-method", "client_secret_post", "--format", "json");

    assertTrue(basic.out().matches("(?s).*\nCLIENT SECRET +tgs_.*"), basic.out());
    assertTrue(basic.out().matches("(?s).*\nAUTH METHOD +client_secret_basic\n.*"), basic.out());
    assertTrue(post.out().contains("\"client_secret\":\"tgs_"), post.out());
    assertTrue(post.out().contains("\"auth_method\":\"client_secret_basic\""), post.out());
  }

  @Test
  void theKeysOfAClientAreReplacedByAFileOrAnAddress() throws IOException {
    Path file = Files.writeString(directory.resolve("keys.json"), KEYS);
    Run _ = register("--auth-method", "private_key_jwt", "--jwks-uri", "https://a.example/1");

    Run tried = program.run("client", "keys", "shop", "--jwks", file.toString(), "--dry-run");
    ClientAuthentication before = authentication();
    Run inline = program.run("client", "keys", "shop", "--jwks", file.toString());
    ClientAuthentication after = authentication();
    Run remote = program.run("client keys shop --jwks-uri https://a.example/2");

    assertEquals(List.of(0, 0, 0), List.of(tried.status(), inline.status(), remote.status()));
    assertEquals(new ClientAuthentication.ByKeysAt(URI.create("https://a.example/1")), before);
    assertEquals(new ClientAuthentication.ByKeys(KEYS), after);
    assertTrue(inline.out().matches("(?s).*\nAUTH METHOD +private_key_jwt\n.*"), inline.out());
    assertEquals(
        new ClientAuthentication.ByKeysAt(URI.create("https://a.example/2")), authentication());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--jwks x --jwks-uri https://a.example/1"})
  void keysAreReplacedFromOnePlace(String sources) {
    List<String> args = new ArrayList<>(List.of("client", "keys", "website"));
    args.addAll(List.of(sources.split(" ")).stream().filter(it -> !it.isEmpty()).toList());

    assertEquals(2, program.run(args.toArray(String[]::new)).status());
  }

  @Test
  void keysThatCannotBeReadReplaceNone() {
    assertEquals(new Run(1, "", MISSING), program.run("client keys website --jwks no-such"));
  }

  @Test
  void keysThatAreNotTextReplaceNone() throws IOException {
    byte[] latin = "{\"keys\":[{\"kid\":\"\u00e9\"}]}".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(directory.resolve("keys.json"), latin);

    assertEquals(
        new Run(1, "", "The file is not UTF-8 text. Save it as UTF-8, or give another one.\n"),
        program.run("client", "keys", "website", "--jwks", file.toString()));
  }

  @Test
  void aClientWithKeysIsShownWithTheirNamesAndWithoutASecret() throws IOException {
    Path file = Files.writeString(directory.resolve("keys.json"), KEYS);

    Run run = register("--auth-method", "private_key_jwt", "--jwks", file.toString());

    assertEquals(
        new Run(
            0,
            """
            CLIENT ID                  shop
            NAME                       Shop
            ENTERPRISE ID              ent_1
            COMPANY ID                 com_1
            SCOPES                     -
            AUTH METHOD                private_key_jwt
            GRANTS                     client_credentials
            CONTRACTS                  -
            CONTRACT VERSIONS          cliquify@2025-12-01
            ORIGINS                    -
            PUBLIC                     no
            REDIRECT URIS              -
            POST LOGOUT REDIRECT URIS  -
            FOR EVERYONE               no
            PKCE                       required
            SKIP CONSENT               no
            ANY LOCALHOST PORT         no
            ICON TYPE                  -
            JWKS URI                   -
            JWKS KIDS                  a-1 b?2
            TOKEN LIFETIME             -
            CLAIMS                     -
            ENABLED                    yes
            CREATED AT                 2026-01-02T03:04:05Z
            """,
            ""),
        run);
    assertEquals(new ClientAuthentication.ByKeys(KEYS), authentication());
    assertEquals(run, program.run("client show shop"));
  }

  @Test
  void aKeySetCanBePipedInAlsoOnATerminal() {
    Run run =
        program
            .onTerminal(80)
            .typing(KEYS)
            .run(
                "client register Shop --company com_1 --id shop --auth-method private_key_jwt"
                    + " --jwks -");

    assertEquals(0, run.status(), run.err());
    assertEquals(new ClientAuthentication.ByKeys(KEYS), authentication());
  }

  @Test
  void aClientMayNameWhereItsKeysAre() {
    Run run =
        register(
            "--auth-method",
            "private_key_jwt",
            "--jwks-uri",
            "https://c.example.com/jwks",
            "--format",
            "json");

    assertEquals(
        new Run(
            0,
            """
            {"client_id":"shop","name":"Shop","enterprise_id":"ent_1","company_id":"com_1","scopes":[],"auth_method":"private_key_jwt","grants":["client_credentials"],"contracts":[],"contract_versions":["cliquify@2025-12-01"],"origins":[],"public":false,"redirect_uris":[],"post_logout_redirect_uris":[],"for_everyone":false,"pkce":"required","skip_consent":false,"any_localhost_port":false,"icon_type":null,"jwks_uri":"https://c.example.com/jwks","jwks_kids":[],"token_lifetime":null,"claims":{},"enabled":true,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        run);
    assertEquals(
        new ClientAuthentication.ByKeysAt(URI.create("https://c.example.com/jwks")),
        authentication());
  }

  @Test
  void aClientWithoutAuthenticationHasNoSecretAndOtherGrants() {
    Run run = register("--auth-method", "none", "--format", "yaml");

    assertEquals(
        new Run(
            0,
            """
            client_id: shop
            name: Shop
            enterprise_id: ent_1
            company_id: com_1
            scopes: []
            auth_method: none
            grants:
            - authorization_code
            contracts: []
            contract_versions:
            - cliquify@2025-12-01
            origins: []
            public: true
            redirect_uris: []
            post_logout_redirect_uris: []
            for_everyone: false
            pkce: required
            skip_consent: false
            any_localhost_port: false
            icon_type: null
            jwks_uri: null
            jwks_kids: []
            token_lifetime: null
            claims: {}
            enabled: true
            created_at: '2026-01-02T03:04:05.678Z'
            """,
            ""),
        run);
  }

  @Test
  void publicIsAnotherWordForNoAuthentication() {
    Run run =
        register(
            "--public",
            "--redirect-uri",
            "com.example.app:/cb",
            "--grant",
            "refresh_token",
            "--any-localhost-port",
            "--format",
            "json");

    assertTrue(
        run.out()
            .contains(
                "\"auth_method\":\"none\",\"grants\":[\"authorization_code\",\"refresh_token\"],"
                    + "\"contracts\":[],\"contract_versions\":[\"cliquify@2025-12-01\"],\"origins\":[],\"public\":true,"
                    + "\"redirect_uris\":[\"com.example.app:/cb\"],"
                    + "\"post_logout_redirect_uris\":[],\"for_everyone\":false,"
                    + "\"pkce\":\"required\",\"skip_consent\":false,\"any_localhost_port\":true,"),
        run.out());
  }

  @Test
  void publicAndAnotherMethodContradictEachOther() {
    Run run = register("--public", "--auth-method", "private_key_jwt");

    assertEquals(
        new Run(
            2,
            "",
            """
            --public is --auth-method none. Give only one of them.
            See: tollgate client register --help
            """),
        run);
  }

  @Test
  void howUsersAuthorizeAClientIsShownAndChanged() {
    Run registered =
        register(
            "--redirect-uri",
            "https://a.example/cb",
            "--redirect-uri",
            "http://localhost/cb",
            "--post-logout-redirect-uri",
            "https://a.example/",
            "--for-everyone",
            "--pkce",
            "optional",
            "--skip-consent");
    Run changed =
        program.run(
            "client update shop --remove-redirect-uri http://localhost/cb --add-redirect-uri"
                + " https://b.example/cb --remove-post-logout-redirect-uri https://a.example/"
                + " --add-post-logout-redirect-uri https://b.example/ --no-for-everyone --pkce"
                + " required --no-skip-consent --any-localhost-port");

    assertTrue(
        registered
            .out()
            .contains(
                """
                PUBLIC                     no
                REDIRECT URIS              https://a.example/cb http://localhost/cb
                POST LOGOUT REDIRECT URIS  https://a.example/
                FOR EVERYONE               yes
                PKCE                       optional
                SKIP CONSENT               yes
                ANY LOCALHOST PORT         no
                """),
        registered.out() + registered.err());
    assertTrue(
        changed
            .out()
            .contains(
                """
                REDIRECT URIS              https://a.example/cb https://b.example/cb
                POST LOGOUT REDIRECT URIS  https://b.example/
                FOR EVERYONE               no
                PKCE                       required
                SKIP CONSENT               no
                ANY LOCALHOST PORT         yes
                """),
        changed.out() + changed.err());
  }

  @Test
  void anIconIsReadFromAFileAndReplacedAndRemoved() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1};
    Path file = Files.write(directory.resolve("icon"), png);

    Run registered = register("--redirect-uri", "https://a.example/cb", "--icon", file.toString());
    Optional<Icon> first = icon();
    Path _ = Files.write(file, jpeg);
    Run replaced = program.run("client", "update", "shop", "--icon", file.toString());
    Optional<Icon> second = icon();
    Run tried = program.run("client update shop --remove-icon --dry-run");
    Optional<Icon> still = icon();
    Run removed = program.run("client update shop --remove-icon");

    assertTrue(
        registered.out().contains("ICON TYPE                  image/png\n"), registered.out());
    assertEquals(Optional.of(new Icon("iVBORw0KGgoB")), first);
    assertTrue(replaced.out().contains("ICON TYPE                  image/jpeg\n"), replaced.out());
    assertEquals(Optional.of(new Icon("/9j/AQ==")), second);
    assertTrue(tried.out().contains("ICON TYPE                  -\n"), tried.out());
    assertEquals(second, still);
    assertEquals(tried.out(), removed.out());
    assertEquals(Optional.empty(), icon());
  }

  private Optional<Icon> icon() {
    return program.store.clients().find(new ClientId("shop")).orElseThrow().codeFlow().icon();
  }

  @Test
  void anIconThatCannotBeReadIsRefused() {
    Run run = register("--redirect-uri", "https://a.example/cb", "--icon", "missing.png");

    assertEquals(
        new Run(
            1,
            "",
            "The file does not exist or cannot be read. Give another one, or - for standard"
                + " input.\n"),
        run);
    assertEquals(Optional.empty(), program.store.clients().find(new ClientId("shop")));
  }

  @Test
  void grantsAndContractsAreKeptAndShownInOneOrder() {
    Run run =
        register(
            "--grant",
            "refresh_token",
            "--grant",
            "client_credentials",
            "--grant",
            "refresh_token",
            "--contract",
            "cliquify",
            "--contract",
            "cliquify",
            "--format",
            "json");
    Run shown = program.run("client show shop --format json");

    String both =
        "\"grants\":[\"client_credentials\",\"refresh_token\"],\"contracts\":[\"cliquify\"],";
    assertTrue(run.out().contains(both), run.out());
    assertTrue(shown.out().contains(both), shown.out());
  }

  @Test
  void listTellsHowEachClientAuthenticates() {
    Program several =
        new Program()
            .client("a", new ClientAuthentication.ByKeys(KEYS))
            .client("b", new ClientAuthentication.None());

    Run table = several.run("client list");
    Run json = several.run("client list --format json");

    assertEquals(
        """
        CLIENT ID  NAME      COMPANY ID  SCOPES  AUTH METHOD      CONTRACT VERSIONS  ENABLED
        a          Client a  -           -       private_key_jwt  -                  yes
        b          Client b  -           -       none             -                  yes
        """,
        table.out());
    assertTrue(
        json.out()
            .contains(
                "\"auth_method\":\"private_key_jwt\",\"grants\":[\"authorization_code\",\"refresh_token\"],\"contracts\":[\"cliquify\",\"rfc\"],\"contract_versions\":[],\"origins\":[],\"public\":false,\"redirect_uris\":[],\"post_logout_redirect_uris\":[],\"for_everyone\":false,\"pkce\":\"required\",\"skip_consent\":false,\"any_localhost_port\":false,\"icon_type\":null,\"jwks_uri\":null,\"jwks_kids\":[\"a-1\",\"b?2\"],"),
        json.out());
  }

  @Test
  void aKeySetThatIsNoneAnyMoreDoesNotHideItsClient() {
    Program spoilt =
        new Program().client("a", new ClientAuthentication.ByKeys("{\"keys\":[{\"kid\":\"x\"},"));

    Run run = spoilt.run("client list --format json");

    assertEquals(0, run.status());
    assertTrue(run.out().contains("\"jwks_kids\":[\"x\"]"), run.out());
  }

  @Test
  void aKeyClientHasNoSecretsAndGetsNone() {
    Program keys = new Program().client("a", new ClientAuthentication.ByKeys(KEYS));

    Run listed = keys.run("client secret list a");
    Run json = keys.run("client secret list a --format json");
    Run added = keys.run("client secret add a");

    assertEquals(new Run(0, "SECRET ID  CREATED AT  EXPIRES AT  STATUS\n", ""), listed);
    assertEquals(new Run(0, "[]\n", ""), json);
    assertEquals(1, added.status());
    assertEquals("", added.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"private_key_jwt --jwks-uri https://c.example.com/", "none"})
  void aSecretForAClientWithoutSecretsIsRefusedUnread(String method) {
    Program _ = program.typing(STRONG);

    Run run = register(("--auth-method " + method + " --secret-stdin").split(" "));

    assertEquals(
        new Run(
            1,
            "",
            "Nothing was changed: a client with --auth-method "
                + method.replaceFirst(" .*", "")
                + " has no secret. Leave out --secret-stdin.\n"),
        run);
    assertEquals(List.of(), program.opened);
  }

  @ParameterizedTest
  @CsvSource({
    "--auth-method private_key_jwt, --auth-method private_key_jwt requires either --jwks FILE or"
        + " --jwks-uri U.",
    "--auth-method private_key_jwt --jwks - --jwks-uri https://c/, --auth-method private_key_jwt"
        + " requires either --jwks FILE or --jwks-uri U.",
    "--jwks -, --jwks and --jwks-uri require --auth-method private_key_jwt.",
    "--auth-method none --jwks-uri https://c/, --jwks and --jwks-uri require --auth-method"
        + " private_key_jwt.",
    "--auth-method client_secret_post --jwks -, --jwks and --jwks-uri require --auth-method"
        + " private_key_jwt.",
    "--auth-method tls_client_auth, 'Invalid value for --auth-method:"
        + " \"tls_client_auth\" is not one of: client_secret_basic, client_secret_post,"
        + " private_key_jwt, none'",
    "--grant password, 'Invalid value for --grant: \"password\" is not one of:"
        + " client_credentials, authorization_code, refresh_token'",
  })
  void whatDoesNotGoTogetherIsWrongUsage(String options, String sentence) {
    Run run = register(options.split(" "));

    assertEquals(new Run(2, "", sentence + "\nSee: tollgate client register --help\n"), run);
    assertEquals(List.of(), program.opened);
  }

  @Test
  void aKeySetFileThatIsNotThereIsRefused() {
    Run run = register("--auth-method", "private_key_jwt", "--jwks", directory.toString());

    assertEquals(new Run(1, "", MISSING), run);
    assertEquals(List.of(), program.opened);
  }

  @Test
  void moreThanAKeySetIsNotRead() {
    Program _ = program.typing("{" + " ".repeat(1 << 20) + "}");

    Run run = register("--auth-method", "private_key_jwt", "--jwks", "-");

    assertEquals(
        new Run(
            1, "", "The key set is too large. Give only the keys that the client signs with.\n"),
        run);
  }

  @Test
  void everyFlawOfAKeySetHasASentenceOfItsOwn() {
    Set<ClientKeySets.Problem> ofAddresses =
        EnumSet.of(
            ClientKeySets.Problem.NOT_AN_ADDRESS, ClientKeySets.Problem.ADDRESS_NOT_ENCRYPTED);
    Set<String> sentences = new HashSet<>();

    for (ClientKeySets.Problem problem : ClientKeySets.Problem.values()) {
      Program _ = program.typing("{\"" + problem + "\":\"" + STRONG + "\"}");
      String[] keys =
          ofAddresses.contains(problem)
              ? new String[] {"--jwks-uri", "http://" + problem}
              : new String[] {"--jwks", "-"};
      Run run = register("--auth-method", "private_key_jwt", keys[0], keys[1]);
      assertEquals(1, run.status());
      assertEquals("", run.out());
      assertTrue(sentences.add(run.err()), run.err());
      assertFalse(run.err().contains(STRONG), run.err());
    }

    assertEquals(1, program.run("client show shop").status());
  }

  @Test
  void aKeySetInPlaceOfItsFileIsNotRepeated() {
    String set = "{\"keys\":[{\"kty\":\"OKP\",\"d\":\"" + STRONG + "\"}]}";

    Run run = register("--auth-method", "private_key_jwt", "--jwks", set);

    assertEquals(new Run(1, "", MISSING), run);
  }
}
