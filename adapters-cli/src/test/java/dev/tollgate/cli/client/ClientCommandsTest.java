package dev.tollgate.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientCommandsTest {

  private static final String KEEP =
      "Save the client secret now: it is not stored and cannot be shown again.\n";

  private final Program program =
      Program.withOneOfEach()
          .company("com_2", "ent_1", "Acme Brushes", true)
          .client("worker", Optional.empty(), false);

  @Test
  void registerShowsTheNewClientAndItsSecretAndSaysThatItIsTheOnlySightOfIt() {
    Run run = program.run("client register Shop --company com_1");

    assertEquals(
        new Run(
            0,
            """
            CLIENT ID                  7xq70c4p3ezw2x5w
            CLIENT SECRET              tgs_v55WhJYKQIcNKzLiPiiIvO2a6hOAhUG5c0WIQVNQ72U3n2oBw
            SECRET ID                  sec_0mjwaidkecghpdcn
            NAME                       Shop
            ENTERPRISE ID              ent_1
            COMPANY ID                 com_1
            SCOPES                     -
            AUTH METHOD                client_secret_basic
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
            JWKS KIDS                  -
            TOKEN LIFETIME             -
            CLAIMS                     -
            ENABLED                    yes
            CREATED AT                 2026-01-02T03:04:05Z
            """,
            KEEP),
        run);
  }

  @Test
  void registerAnswersOneJsonObject() {
    Run run =
        program.run(
            "client register Shop --company com_1 --scope profile:read --id shop --format json");

    assertEquals(
        new Run(
            0,
            """
            {"client_id":"shop","client_secret":"tgs_RSypmYy0g7q8Cy3Bix1RNPYPkQZ1YDzTcm0m5cTRwwy0PkLyQ","secret_id":"sec_0mjwaidke6j1uir2","name":"Shop","enterprise_id":"ent_1","company_id":"com_1","scopes":["profile:read"],"auth_method":"client_secret_basic","grants":["client_credentials"],"contracts":[],"contract_versions":["cliquify@2025-12-01"],"origins":[],"public":false,"redirect_uris":[],"post_logout_redirect_uris":[],"for_everyone":false,"pkce":"required","skip_consent":false,"any_localhost_port":false,"icon_type":null,"jwks_uri":null,"jwks_kids":[],"token_lifetime":null,"claims":{},"enabled":true,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        run);
  }

  @Test
  void registerAnswersOneYamlMapping() {
    Run run =
        program
            .scope("tags:read", "Read tags")
            .run(
                "client register Shop --company com_1 --scope tags:read --scope profile:read --id"
                    + " shop --format yaml");

    assertEquals(
        new Run(
            0,
            """
            client_id: shop
            client_secret: tgs_RSypmYy0g7q8Cy3Bix1RNPYPkQZ1YDzTcm0m5cTRwwy0PkLyQ
            secret_id: sec_0mjwaidke6j1uir2
            name: Shop
            enterprise_id: ent_1
            company_id: com_1
            scopes:
            - tags:read
            - profile:read
            auth_method: client_secret_basic
            grants:
            - client_credentials
            contracts: []
            contract_versions:
            - cliquify@2025-12-01
            origins: []
            public: false
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
  void listIsATable() {
    Run run = program.run("client list");

    assertEquals(
        new Run(
            0,
            """
            CLIENT ID  NAME            COMPANY ID  SCOPES                    AUTH METHOD          CONTRACT VERSIONS  ENABLED
            website    Client website  com_1       profile:read assets:read  client_secret_basic  -                  yes
            worker     Client worker   -           profile:read assets:read  client_secret_basic  -                  no
            """,
            ""),
        run);
  }

  @Test
  void listIsABareJsonArray() {
    Run run = program.run("client list --format json");

    assertEquals(
        new Run(
            0,
            """
            [{"client_id":"website","name":"Client website","enterprise_id":"ent_1","company_id":"com_1","scopes":["profile:read","assets:read"],"auth_method":"client_secret_basic","grants":["client_credentials"],"contracts":[],"contract_versions":[],"origins":[],"public":false,"redirect_uris":[],"post_logout_redirect_uris":[],"for_everyone":false,"pkce":"required","skip_consent":false,"any_localhost_port":false,"icon_type":null,"jwks_uri":null,"jwks_kids":[],"token_lifetime":null,"claims":{},"enabled":true,"created_at":"2026-01-02T03:04:05.678Z"},{"client_id":"worker","name":"Client worker","enterprise_id":"ent_1","company_id":null,"scopes":["profile:read","assets:read"],"auth_method":"client_secret_basic","grants":["client_credentials"],"contracts":[],"contract_versions":[],"origins":[],"public":false,"redirect_uris":[],"post_logout_redirect_uris":[],"for_everyone":false,"pkce":"required","skip_consent":false,"any_localhost_port":false,"icon_type":null,"jwks_uri":null,"jwks_kids":[],"token_lifetime":null,"claims":{},"enabled":false,"created_at":"2026-01-02T03:04:05.678Z"}]
            """,
            ""),
        run);
  }

  @Test
  void listIsAYamlSequence() {
    Run run = program.run("client list --format yaml");

    assertEquals(
        new Run(
            0,
            """
            - client_id: website
              name: Client website
              enterprise_id: ent_1
              company_id: com_1
              scopes:
              - profile:read
              - assets:read
              auth_method: client_secret_basic
              grants:
              - client_credentials
              contracts: []
              contract_versions: []
              origins: []
              public: false
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
            - client_id: worker
              name: Client worker
              enterprise_id: ent_1
              company_id: null
              scopes:
              - profile:read
              - assets:read
              auth_method: client_secret_basic
              grants:
              - client_credentials
              contracts: []
              contract_versions: []
              origins: []
              public: false
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
              enabled: false
              created_at: '2026-01-02T03:04:05.678Z'
            """,
            ""),
        run);
  }

  @Test
  void listTellsByStatusAndByCompany() {
    Run disabled = program.run("client list --status disabled");
    Run linked = program.run("client list --company com_1");

    assertEquals(
        """
        CLIENT ID  NAME           COMPANY ID  SCOPES                    AUTH METHOD          CONTRACT VERSIONS  ENABLED
        worker     Client worker  -           profile:read assets:read  client_secret_basic  -                  no
        """,
        disabled.out());
    assertEquals(
        """
        CLIENT ID  NAME            COMPANY ID  SCOPES                    AUTH METHOD          CONTRACT VERSIONS  ENABLED
        website    Client website  com_1       profile:read assets:read  client_secret_basic  -                  yes
        """,
        linked.out());
  }

  @Test
  void showShowsOne() {
    Run run = program.run("client show worker");

    assertEquals(
        new Run(
            0,
            """
            CLIENT ID                  worker
            NAME                       Client worker
            ENTERPRISE ID              ent_1
            COMPANY ID                 -
            SCOPES                     profile:read assets:read
            AUTH METHOD                client_secret_basic
            GRANTS                     client_credentials
            CONTRACTS                  -
            CONTRACT VERSIONS          -
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
            JWKS KIDS                  -
            TOKEN LIFETIME             -
            CLAIMS                     -
            ENABLED                    no
            CREATED AT                 2026-01-02T03:04:05Z
            """,
            ""),
        run);
  }

  @Test
  void disableAndEnableAnswerWithTheClientAsItIsNow() {
    Run disabled = program.run("client disable website --format json");
    Run enabled = program.run("client enable website --format json");

    assertEquals(
        new Run(
            0,
            """
            {"client_id":"website","name":"Client website","enterprise_id":"ent_1","company_id":"com_1","scopes":["profile:read","assets:read"],"auth_method":"client_secret_basic","grants":["client_credentials"],"contracts":[],"contract_versions":[],"origins":[],"public":false,"redirect_uris":[],"post_logout_redirect_uris":[],"for_everyone":false,"pkce":"required","skip_consent":false,"any_localhost_port":false,"icon_type":null,"jwks_uri":null,"jwks_kids":[],"token_lifetime":null,"claims":{},"enabled":false,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        disabled);
    assertEquals(
        new Run(
            0,
            """
            {"client_id":"website","name":"Client website","enterprise_id":"ent_1","company_id":"com_1","scopes":["profile:read","assets:read"],"auth_method":"client_secret_basic","grants":["client_credentials"],"contracts":[],"contract_versions":[],"origins":[],"public":false,"redirect_uris":[],"post_logout_redirect_uris":[],"for_everyone":false,"pkce":"required","skip_consent":false,"any_localhost_port":false,"icon_type":null,"jwks_uri":null,"jwks_kids":[],"token_lifetime":null,"claims":{},"enabled":true,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        enabled);
  }

  @Test
  void linkAndUnlinkAnswerWithTheClientAsItIsNow() {
    Run linked = program.run("client link website --company com_2");
    Run unlinked = program.run("client unlink website --format json");

    assertEquals(
        new Run(
            0,
            """
            CLIENT ID                  website
            NAME                       Client website
            ENTERPRISE ID              ent_1
            COMPANY ID                 com_2
            SCOPES                     profile:read assets:read
            AUTH METHOD                client_secret_basic
            GRANTS                     client_credentials
            CONTRACTS                  -
            CONTRACT VERSIONS          -
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
            JWKS KIDS                  -
            TOKEN LIFETIME             -
            CLAIMS                     -
            ENABLED                    yes
            CREATED AT                 2026-01-02T03:04:05Z
            """,
            ""),
        linked);
    assertEquals(
        new Run(
            0,
            """
            {"client_id":"website","name":"Client website","enterprise_id":"ent_1","company_id":null,"scopes":["profile:read","assets:read"],"auth_method":"client_secret_basic","grants":["client_credentials"],"contracts":[],"contract_versions":[],"origins":[],"public":false,"redirect_uris":[],"post_logout_redirect_uris":[],"for_everyone":false,"pkce":"required","skip_consent":false,"any_localhost_port":false,"icon_type":null,"jwks_uri":null,"jwks_kids":[],"token_lifetime":null,"claims":{},"enabled":true,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        unlinked);
  }

  @Test
  void deleteWithYesDoesNotAsk() {
    Run deleted = program.run("client delete website --yes --format json");
    Run shown = program.run("client show website");

    assertEquals(new Run(0, "{\"client_id\":\"website\",\"deleted\":true}\n", ""), deleted);
    assertEquals(1, shown.status());
  }

  @Test
  void deleteAsksOnATerminalAndGoesOnAfterAYes() {
    Run run =
        program.onTerminal(80).variable("NO_COLOR", "1").typing("y\n").run("client delete website");

    assertEquals(
        new Run(
            0,
            """
            CLIENT ID  website
            DELETED    yes
            """,
            "Delete client \"website\"? Its tokens become invalid at once. [y/N] "),
        run);
    assertEquals(1, program.run("client show website").status());
  }

  @Test
  void deleteChangesNothingAfterAnyOtherAnswer() {
    Run no = program.onTerminal(80).typing("\n").run("client delete website");
    Run endOfInput = program.typing("").run("client delete website");

    assertEquals(
        new Run(
            1,
            "",
            """
            Delete client "website"? Its tokens become invalid at once. [y/N] Nothing was changed.
            """),
        no);
    assertEquals(no, endOfInput);
    assertEquals(0, program.run("client show website").status());
  }

  @Test
  void deleteWithoutATerminalIsRefusedWithoutYesAndTheStoreStaysClosed() {
    Run run = program.typing("y\n").run("client delete website");

    assertEquals(
        new Run(1, "", "Nothing was changed: without a terminal to confirm on, add --yes.\n"), run);
    assertEquals(0, program.opened.size());
  }
}
