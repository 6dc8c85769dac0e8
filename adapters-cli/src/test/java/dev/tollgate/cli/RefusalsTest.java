package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.ClientExists;
import dev.tollgate.application.admin.client.ClientRefusal.ClientIdInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.CompanyInOtherEnterprise;
import dev.tollgate.application.admin.client.ClientRefusal.GrantNeedsAuthentication;
import dev.tollgate.application.admin.client.ClientRefusal.KeysInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.KeysNotUsed;
import dev.tollgate.application.admin.client.ClientRefusal.OriginInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.OriginsNotAssigned;
import dev.tollgate.application.admin.client.ClientRefusal.OriginsTooMany;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotAssigned;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesTooLong;
import dev.tollgate.application.admin.client.ClientRefusal.SecretNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.SecretNotUsed;
import dev.tollgate.application.admin.client.ClientRefusal.SecretWeak;
import dev.tollgate.application.admin.errors.ErrorRefusal;
import dev.tollgate.application.admin.errors.ErrorRefusal.ErrorNotFound;
import dev.tollgate.application.admin.grant.GrantRefusal;
import dev.tollgate.application.admin.grant.GrantRefusal.GrantNotFound;
import dev.tollgate.application.admin.grant.GrantRefusal.GrantRevoked;
import dev.tollgate.application.admin.key.KeyRefusal;
import dev.tollgate.application.admin.key.KeyRefusal.KeyExists;
import dev.tollgate.application.admin.key.KeyRefusal.KeyInUse;
import dev.tollgate.application.admin.key.KeyRefusal.KeyNotFound;
import dev.tollgate.application.admin.key.KeyRefusal.KeyUnusable;
import dev.tollgate.application.admin.library.LibraryRefusal;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryChanged;
import dev.tollgate.application.admin.library.LibraryRefusal.LibrarySuperseded;
import dev.tollgate.application.admin.resource.ResourceRefusal;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceExists;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceInvalid;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceNotFound;
import dev.tollgate.application.admin.scope.ScopeRefusal;
import dev.tollgate.application.admin.scope.ScopeRefusal.ScopeExists;
import dev.tollgate.application.admin.scope.ScopeRefusal.ScopeInvalid;
import dev.tollgate.application.admin.session.SessionRefusal;
import dev.tollgate.application.admin.session.SessionRefusal.SessionNotFound;
import dev.tollgate.application.admin.storage.CopyRefusal;
import dev.tollgate.application.admin.storage.CopyRefusal.CopyDiffers;
import dev.tollgate.application.admin.storage.CopyRefusal.CopyInProgress;
import dev.tollgate.application.admin.storage.CopyRefusal.CopyInterrupted;
import dev.tollgate.application.admin.storage.CopyRefusal.ExportBroken;
import dev.tollgate.application.admin.storage.CopyRefusal.StoreMissing;
import dev.tollgate.application.admin.storage.CopyRefusal.StoreNotEmpty;
import dev.tollgate.application.admin.storage.CopyRefusal.TablesOutdated;
import dev.tollgate.application.admin.tenant.TenantRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.CompanyNotEmpty;
import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotEmpty;
import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.SlugInvalid;
import dev.tollgate.application.admin.tenant.TenantRefusal.SlugTaken;
import dev.tollgate.application.admin.user.UserRefusal;
import dev.tollgate.application.admin.user.UserRefusal.EmailInvalid;
import dev.tollgate.application.admin.user.UserRefusal.EmailTaken;
import dev.tollgate.application.admin.user.UserRefusal.GroupInvalid;
import dev.tollgate.application.admin.user.UserRefusal.GroupsNotAssigned;
import dev.tollgate.application.admin.user.UserRefusal.NotMember;
import dev.tollgate.application.admin.user.UserRefusal.PasswordWeak;
import dev.tollgate.application.storage.People;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.refusal.TokenAdminRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {

  private static final List<Class<?>> NOUNS =
      List.of(
          TenantRefusal.class,
          ClientRefusal.class,
          ScopeRefusal.class,
          ResourceRefusal.class,
          KeyRefusal.class,
          LibraryRefusal.class,
          CopyRefusal.class,
          ErrorRefusal.class,
          TokenAdminRefusal.class,
          UserRefusal.class,
          SessionRefusal.class,
          GrantRefusal.class);

  private static final String NO_ENTERPRISE =
      "There is no enterprise \"x\". To list them, run: tollgate enterprise list\n";
  private static final String NO_COMPANY =
      "There is no company \"x\". To list them, run: tollgate company list\n";
  private static final String NO_CLIENT =
      "There is no client \"x\". To list them, run: tollgate client list\n";
  private static final String NO_USER =
      "There is no user \"x\". To list them, run: tollgate user list\n";
  private static final String NO_NAME =
      "\" \" is not a valid name. Use 1 to 200 characters, not all of them blank, and no control or"
          + " hidden characters.\n";

  private static final String NO_TOKEN =
      "This token is not in the store: it was never issued here, or it has been purged.\n";
  private static final String EXPIRED = "This token has expired; there is nothing to revoke.\n";

  /** Holds one scope. */
  private static final String EXPORT = "src/test/resources/dev/tollgate/cli/scope.jsonl";

  record Refused(Class<?> leaf, List<String> command, String sentence, Consumer<Program> given) {

    Refused given(Consumer<Program> other) {
      return new Refused(leaf, command, sentence, other);
    }
  }

  static Stream<Refused> refusals() {
    return Stream.of(
        refused(
            ClientRefusal.ClaimRefused.class,
            "There is no claim \"a\" to remove. Leave out that --remove-claim.\n",
            "client update website --remove-claim a"),
        refused(
            TenantRefusal.ClaimRefused.class,
            "\"a b\" is not a valid claim name. Use 1 to 255 printable ASCII characters without"
                + " spaces, quotation marks and backslashes.\n",
            "company update com_1 --claim 'a b=1'"),
        refused(UserRefusal.UserNotFound.class, NO_USER, "user show x"),
        refused(UserRefusal.UserNotFound.class, NO_USER, "user update x --name Y"),
        refused(UserRefusal.UserNotFound.class, NO_USER, "user enable x"),
        refused(UserRefusal.UserNotFound.class, NO_USER, "user disable x"),
        refused(UserRefusal.UserNotFound.class, NO_USER, "user delete x --yes"),
        refused(UserRefusal.UserNotFound.class, NO_USER, "user join x --company com_1"),
        refused(UserRefusal.UserNotFound.class, NO_USER, "user leave x --company com_1"),
        refused(UserRefusal.UserNotFound.class, NO_USER, "user set-password x --password-stdin")
            .given(
                program -> {
                  var _ = program.typing("correct horse battery");
                }),
        refused(SessionRefusal.UserNotFound.class, NO_USER, "session list x"),
        refused(SessionRefusal.UserNotFound.class, NO_USER, "session end x"),
        refused(GrantRefusal.UserNotFound.class, NO_USER, "grant list --user x"),
        refused(GrantRefusal.ClientNotFound.class, NO_CLIENT, "grant list --client x"),
        refused(GrantRefusal.CompanyNotFound.class, NO_COMPANY, "grant list --company x"),
        refused(
            GrantNotFound.class,
            "There is no grant \"x\". To list them, run: tollgate grant list\n",
            "grant show x"),
        refused(
            GrantNotFound.class,
            "There is no grant \"x\". To list them, run: tollgate grant list\n",
            "grant revoke x"),
        refused(GrantRevoked.class, "This grant has already been revoked.\n", "grant revoke grt_1")
            .given(
                program -> {
                  var _ = withMia(program).grant("grt_1", "usr_1");
                  boolean _ = program.store.grants().revoke(new GrantId("grt_1"), Program.NOW);
                }),
        refused(
            UserRefusal.CompanyNotFound.class,
            NO_COMPANY,
            "user create mia@example.com --company x"),
        refused(UserRefusal.CompanyNotFound.class, NO_COMPANY, "user list --company x"),
        refused(
                UserRefusal.CompanyNotFound.class,
                NO_COMPANY,
                "user join mia@example.com --company x")
            .given(
                program -> {
                  var _ = withMia(program);
                }),
        refused(
            EmailInvalid.class,
            "\"mia\" is not an email address. Use at most 254 characters with one @ and without"
                + " spaces and control characters.\n",
            "user create mia --company com_1"),
        refused(
                EmailTaken.class,
                "There is already a user with the email \"MIA@example.com\". To see the user, run:"
                    + " tollgate user show MIA@example.com\n",
                "user create MIA@example.com --company com_1")
            .given(
                program -> {
                  var _ = withMia(program);
                }),
        refused(
            UserRefusal.NameInvalid.class,
            NO_NAME,
            "user create mia@example.com --company com_1 --name ' '"),
        refused(
            GroupInvalid.class,
            NO_NAME.replace("name.", "name of a group."),
            "user create mia@example.com --company com_1 --group a --group ' '"),
        refused(
            GroupInvalid.class,
            NO_NAME.replace("name.", "name of a group."),
            "user update x --add-group ' '"),
        refused(UserRefusal.NameInvalid.class, NO_NAME, "user update x --name ' '"),
        refused(
                GroupsNotAssigned.class,
                "User \"mia@example.com\" is not in the groups \"a\", \"b\". To see the groups"
                    + " of the user, run: tollgate user show mia@example.com\n",
                "user update MIA@example.com --remove-group a --remove-group b")
            .given(
                program -> {
                  var _ = withMia(program);
                }),
        refused(
                NotMember.class,
                "User \"mia@example.com\" does not belong to company \"com_2\". To see the"
                    + " companies of the user, run: tollgate user show mia@example.com\n",
                "user leave MIA@example.com --company com_2")
            .given(
                program -> {
                  var _ = withMia(program);
                }),
        refused(
                PasswordWeak.class,
                "The password is too short. Use at least 12 characters.\n",
                "user create mia@example.com --company com_1 --password-stdin")
            .given(
                program -> {
                  var _ = program.typing("too short 1");
                }),
        refused(
                PasswordWeak.class,
                "The password is too long. Use at most 1,024 characters.\n",
                "user create mia@example.com --company com_1 --password-stdin")
            .given(
                program -> {
                  var _ = program.typing("x".repeat(1_025));
                }),
        refused(
                PasswordWeak.class,
                "The password is one of the 10,000 most common ones, which attackers try first."
                    + " Choose another.\n",
                "user create mia@example.com --company com_1 --password-stdin")
            .given(
                program -> {
                  var _ = program.typing(SamplePasswords.COMMON);
                }),
        refused(
                PasswordWeak.class,
                "The password is too short. Use at least 12 characters.\n",
                "user set-password mia@example.com --password-stdin")
            .given(
                program -> {
                  var _ = withMia(program).typing("too short 1");
                }),
        refused(
                SessionNotFound.class,
                "User \"mia@example.com\" has no session \"ses_2\". To list the sessions of the"
                    + " user, run: tollgate session list mia@example.com\n",
                "session end mia@example.com ses_2")
            .given(
                program -> {
                  var _ =
                      withMia(program)
                          .user("usr_2", "noa@example.com")
                          .session("ses_2", "usr_2", 60);
                }),
        refused(
            ClientRefusal.OriginInvalid.class,
            "\"https://a.example/\" is not an origin as browsers send it. Give https, a host in"
                + " lower case and, if it is not 443, a port, such as https://app.example.com,"
                + " without a trailing slash; http is allowed on loopback only.\n",
            "client register Y --company com_1 --origin https://a.example/"),
        refused(
                ClientRefusal.IconInvalid.class,
                "The icon is neither a PNG nor a JPEG image. Give a square PNG or JPEG image of at"
                    + " most 32 KiB; 128 by 128 pixels are enough.\n",
                "client register Y --company com_1 --redirect-uri https://a.example/ --icon -")
            .given(
                program -> {
                  var _ = program.typing("<svg/>");
                }),
        refused(
                ClientRefusal.IconInvalid.class,
                "The icon is larger than 32 KiB. Give a square PNG or JPEG image of at most 32 KiB;"
                    + " 128 by 128 pixels are enough.\n",
                "client register Y --company com_1 --redirect-uri https://a.example/ --icon -")
            .given(
                program -> {
                  var _ = program.typing("x".repeat(32_770));
                }),
        refused(
            ClientRefusal.OriginsTooMany.class,
            "A client can have at most 32 origins.\n",
            "client register Y --company com_1"
                + IntStream.range(0, 33)
                    .mapToObj(i -> " --origin https://a" + i + ".example")
                    .collect(Collectors.joining())),
        refused(
            ClientRefusal.OriginsNotAssigned.class,
            "Client \"website\" does not have the origin \"https://a.example\". To see its origins,"
                + " run: tollgate client show website\n",
            "client update website --remove-origin https://a.example"),
        refused(
            ClientRefusal.ClientIdReserved.class,
            "\"usr_1\" cannot be a client id, because the ids of users begin like this. Choose"
                + " another --id, or leave it out to get a random one.\n",
            "client register Y --company com_1 --id usr_1"),
        refused(
            ClientRefusal.ScopesNeedUsers.class,
            "A client without the grant authorization_code cannot have the scopes \"openid\","
                + " \"email\", which are about a user. Leave out the scopes, or register the client"
                + " with --redirect-uri.\n",
            "client register Y --company com_1 --scope openid --scope email"),
        refused(
            ClientRefusal.ScopesNeedUsers.class,
            "A client without the grant authorization_code cannot have the scope \"openid\", which"
                + " is about a user. Leave out the scope, or register the client with"
                + " --redirect-uri.\n",
            "client update website --add-scope openid"),
        refused(
            ClientRefusal.RedirectUriInvalid.class,
            "\"http://a.example/\" is not a redirect URI. Give https, or http on localhost,"
                + " 127.0.0.1 or [::1], with a host in lower case and without user name, fragment,"
                + " dot segments and encoded slashes; a public client may have a scheme of its own"
                + " with a dot in it, such as com.example.app:/callback.\n",
            "client register Y --company com_1 --redirect-uri http://a.example/"),
        refused(
            ClientRefusal.RedirectUrisTooMany.class,
            "A client can have at most 32 redirect URIs.\n",
            "client register Y --company com_1"
                + IntStream.range(0, 33)
                    .mapToObj(i -> " --redirect-uri https://a.example/" + i)
                    .collect(Collectors.joining())),
        refused(
                ClientRefusal.RedirectUrisNotAssigned.class,
                "Client \"app\" does not have the redirect URI \"https://a.example/\". To see its"
                    + " redirect URIs, run: tollgate client show app\n",
                "client update app --remove-redirect-uri https://a.example/")
            .given(
                program -> {
                  var _ = program.client("app", new ClientAuthentication.None());
                }),
        refused(
            ClientRefusal.RedirectUriMissing.class,
            "Users cannot authorize a client without the grant authorization_code. Give at least"
                + " one --redirect-uri.\n",
            "client register Y --company com_1 --skip-consent"),
        refused(
            ClientRefusal.CodeFlowNotUsed.class,
            "Client \"website\" cannot be authorized by users: it does not have the grant"
                + " authorization_code. Register another client with --redirect-uri.\n",
            "client update website --pkce optional"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "enterprise show x"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "enterprise activate x"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "enterprise deactivate x"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "enterprise rename x Y"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "company list --enterprise x"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "company create Y --enterprise x"),
        refused(TenantRefusal.CompanyNotFound.class, NO_COMPANY, "company show x"),
        refused(TenantRefusal.CompanyNotFound.class, NO_COMPANY, "company activate x"),
        refused(TenantRefusal.CompanyNotFound.class, NO_COMPANY, "company deactivate x"),
        refused(TenantRefusal.CompanyNotFound.class, NO_COMPANY, "company rename x Y"),
        refused(ClientRefusal.CompanyNotFound.class, NO_COMPANY, "client list --company x"),
        refused(ClientRefusal.CompanyNotFound.class, NO_COMPANY, "client register Y --company x"),
        refused(ClientRefusal.CompanyNotFound.class, NO_COMPANY, "client link website --company x"),
        refused(ClientNotFound.class, NO_CLIENT, "client show x"),
        refused(ClientNotFound.class, NO_CLIENT, "client enable x"),
        refused(ClientNotFound.class, NO_CLIENT, "client disable x"),
        refused(ClientNotFound.class, NO_CLIENT, "client link x --company com_1"),
        refused(ClientNotFound.class, NO_CLIENT, "client unlink x"),
        refused(ClientNotFound.class, NO_CLIENT, "client delete x --yes"),
        refused(ClientNotFound.class, NO_CLIENT, "client secret add x"),
        refused(ClientNotFound.class, NO_CLIENT, "client secret rotate x"),
        refused(ClientNotFound.class, NO_CLIENT, "client secret list x"),
        refused(ClientNotFound.class, NO_CLIENT, "client secret revoke x sec_1"),
        refused(
            SecretNotFound.class,
            "Client \"website\" has no secret \"x\". To list its secrets, run: tollgate client"
                + " secret list website\n",
            "client secret revoke website x"),
        refused(TenantRefusal.NameInvalid.class, NO_NAME, "enterprise create ' '"),
        refused(TenantRefusal.NameInvalid.class, NO_NAME, "enterprise rename ent_1 ' '"),
        refused(TenantRefusal.NameInvalid.class, NO_NAME, "company create ' ' --enterprise ent_1"),
        refused(TenantRefusal.NameInvalid.class, NO_NAME, "company rename com_1 ' '"),
        refused(
            ScopeRefusal.NameInvalid.class,
            NO_NAME.replace("name", "description"),
            "scope create s --description ' '"),
        refused(ClientRefusal.NameInvalid.class, NO_NAME, "client register ' ' --company com_1"),
        refused(
            ScopeInvalid.class,
            "\"a b\" is not a valid scope. Use 1 to 255 printable ASCII characters without spaces,"
                + " quotation marks and backslashes.\n",
            "scope create 'a b' --description Y"),
        refused(
            ScopeExists.class,
            "Scope \"profile:read\" already exists. To list the scopes, run: tollgate scope list\n",
            "scope create profile:read --description Y"),
        refused(
            ScopesNotFound.class,
            "There is no scope \"a\". Create it with: tollgate scope create NAME --description"
                + " TEXT\n",
            "client register Y --company com_1 --scope a --scope profile:read"),
        refused(
            ScopesNotFound.class,
            "There are no scopes \"a\", \"b\". Create them with: tollgate scope create NAME"
                + " --description TEXT\n",
            "client register Y --company com_1 --scope a --scope b"),
        refused(
            ClientIdInvalid.class,
            "\"a:b\" is not a valid client id. Use 1 to 255 printable ASCII characters without"
                + " spaces, quotation marks, colons and backslashes, or leave out --id.\n",
            "client register Y --company com_1 --id a:b"),
        refused(
            ClientExists.class,
            "Client \"website\" already exists. Choose another --id, or leave it out to get a"
                + " random one.\n",
            "client register Y --company com_1 --id website"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "enterprise delete x --yes"),
        refused(TenantRefusal.CompanyNotFound.class, NO_COMPANY, "company delete x --yes"),
        refused(ClientNotFound.class, NO_CLIENT, "client update x --name Y"),
        refused(ClientNotFound.class, NO_CLIENT, "token list --client x"),
        refused(ClientNotFound.class, NO_CLIENT, "token revoke-all --client x"),
        refused(ClientRefusal.NameInvalid.class, NO_NAME, "client update website --name ' '"),
        refused(
            SlugInvalid.class,
            "\"Acme\" is not a valid slug. Use 1 to 63 lower-case letters and digits, with single"
                + " hyphens between them, such as acme-paints.\n",
            "company create Acme --enterprise ent_1 --slug Acme"),
        refused(
                SlugTaken.class,
                "Another company has the slug \"acme\". Choose a different one.\n",
                "company create Acme --enterprise ent_1 --slug acme")
            .given(
                program -> {
                  Run _ = program.run("company create Other --enterprise ent_1 --slug acme");
                }),
        refused(
            SlugInvalid.class,
            "\"Acme\" is not a valid slug. Use 1 to 63 lower-case letters and digits, with single"
                + " hyphens between them, such as acme-paints.\n",
            "company update com_1 --slug Acme"),
        refused(
                SlugTaken.class,
                "Another company has the slug \"acme\". Choose a different one.\n",
                "company update com_1 --slug acme")
            .given(
                program -> {
                  Run _ = program.run("company create Other --enterprise ent_1 --slug acme");
                }),
        refused(
            EnterpriseNotEmpty.class,
            "Enterprise \"ent_1\" still has 1 company and 1 client. Add --cascade to delete them"
                + " too.\n",
            "enterprise delete ent_1 --yes"),
        refused(
            CompanyNotEmpty.class,
            "Company \"com_1\" still has 1 client and 0 documents. Add --cascade to delete them"
                + " too.\n",
            "company delete com_1 --yes"),
        refused(
                CompanyNotEmpty.class,
                "Company \"com_1\" still has 1 client, 0 documents, 1 project and 1 user. Add"
                    + " --cascade to delete it anyway. The users stay, but no longer belong to"
                    + " it.\n",
                "company delete com_1 --yes")
            .given(
                program ->
                    People.addTo(
                        program.store,
                        new EnterpriseId("ent_1"),
                        new CompanyId("com_1"),
                        Program.NOW)),
        refused(
            ScopesNotFound.class,
            "There is no scope \"a\". Create it with: tollgate scope create NAME --description"
                + " TEXT\n",
            "client update website --add-scope a"),
        refused(
            ScopesNotAssigned.class,
            "Client \"website\" does not have the scopes \"a\", \"b\". To see its scopes, run:"
                + " tollgate client show website\n",
            "client update website --remove-scope a --remove-scope b"),
        refused(
            OriginsNotAssigned.class,
            "Client \"website\" does not have the origin \"https://a.example\". To see its origins,"
                + " run: tollgate client show website\n",
            "client update website --remove-origin https://a.example"),
        refused(
            OriginInvalid.class,
            "\"https://a.example/\" is not an origin as browsers send it. Give https, a host in"
                + " lower case and, if it is not 443, a port, such as https://app.example.com,"
                + " without a trailing slash; http is allowed on loopback only.\n",
            "client register Y --company com_1 --origin https://a.example/"),
        refused(
            OriginsTooMany.class,
            "A client can have at most 32 origins.\n",
            IntStream.range(0, 33)
                .mapToObj(i -> " --origin https://a" + i + ".example")
                .collect(Collectors.joining("", "client register Y --company com_1", ""))),
        refused(
                ScopesTooLong.class,
                "The scopes of the client are 4376 characters long, and its tokens have room for"
                    + " 4096. Use fewer or shorter scopes.\n",
                Stream.concat(
                        Stream.of("client", "update", "website"),
                        LONG_SCOPES.stream().flatMap(scope -> Stream.of("--add-scope", scope)))
                    .toArray(String[]::new))
            .given(
                program -> {
                  for (String scope : LONG_SCOPES) {
                    var _ = program.scope(scope, "long");
                  }
                }),
        refused(
            SecretWeak.class,
            "The secret is too short. Use 32 to 255 characters from a random generator, such as the"
                + " output of `openssl rand -hex 32`, or leave out --secret-stdin to have a secret"
                + " generated.\n",
            "client register Y --company com_1 --secret-stdin"),
        refused(
            TokenMalformed.class,
            "This is not a token. Give the whole token, or its id from: tollgate token list"
                + " --client ID\n",
            "token introspect cut.off"),
        refused(
            TokenForged.class,
            "This token was not signed with a key of this store. Check that --data and --storage"
                + " point to the store of the server that issued it.\n",
            "token introspect forged.t"),
        refused(TokenUnknown.class, NO_TOKEN, "token introspect signed.x"),
        refused(TokenUnknown.class, NO_TOKEN, "token revoke x"),
        refused(TokenExpired.class, EXPIRED, "token introspect old.x"),
        refused(TokenExpired.class, EXPIRED, "token revoke old.x"),
        refused(TokenExpired.class, EXPIRED, "token revoke tok_expired"),
        refused(
            TokenRevoked.class,
            "This token has already been revoked.\n",
            "token revoke signed.tok_revoked"),
        refused(
            CompanyInOtherEnterprise.class,
            "Company \"com_2\" and the client belong to different enterprises. To list the"
                + " companies that the client can be linked to, run: tollgate company list"
                + " --enterprise ent_1\n",
            "client link website --company com_2"),
        refused(
                SecretNotUsed.class,
                "Client \"keys\" does not authenticate with a secret. To see how it does, run:"
                    + " tollgate client show keys\n",
                "client secret add keys")
            .given(
                program -> {
                  var _ = program.client("keys", new ClientAuthentication.None());
                }),
        refused(
            KeysNotUsed.class,
            "Client \"website\" does not authenticate with keys. To see how it does, run: tollgate"
                + " client show website\n",
            "client keys website --jwks-uri https://client.example/jwks"),
        refused(
                KeysInvalid.class,
                "The key set contains a private or symmetric key, which only the client may know."
                    + " Give public keys only.\n",
                "client register Y --company com_1 --auth-method private_key_jwt --jwks -")
            .given(
                program -> {
                  var _ = program.typing("PRIVATE_KEY");
                }),
        refused(
            KeysInvalid.class,
            "A key set has to be fetched over https. Give an https URL; http is allowed on loopback"
                + " only.\n",
            "client register Y --company com_1 --auth-method private_key_jwt --jwks-uri"
                + " ADDRESS_NOT_ENCRYPTED"),
        refused(
            GrantNeedsAuthentication.class,
            "A client without authentication cannot use the grant client_credentials. Leave out"
                + " that --grant, or choose another --auth-method.\n",
            "client register Y --company com_1 --auth-method none --grant client_credentials"),
        refused(
            ClientRefusal.VersionNotFound.class,
            "There is no contract \"cliquify@2025-12-02\". Choose from: cliquify,"
                + " cliquify@2025-12-01, cliquify@2099-01-01.\n",
            "client update website --contract-version cliquify@2025-12-02"),
        refused(
            ClientRefusal.ContractNotFound.class,
            "There is no contract \"house\". Choose from: cliquify.\n",
            "client register Y --company com_1 --contract cliquify --contract house"),
        refused(
            ResourceInvalid.class,
            "\"x\" is not a valid resource. Use an absolute URI without a fragment and with at most"
                + " 255 ASCII characters, such as https://api.example.com/\n",
            "resource create x"),
        refused(
                ResourceExists.class,
                "Resource \"urn:a:b\" already exists. To list the resources, run: tollgate resource"
                    + " list\n",
                "resource create urn:a:b")
            .given(
                program -> {
                  boolean _ = program.store.resources().add(new ResourceUri("urn:a:b"));
                }),
        refused(
            StoreNotEmpty.class,
            "Nothing was changed: the target is not empty, it contains at least one scope. Use"
                + " an empty store.\n",
            "storage",
            "import",
            EXPORT),
        refused(
                CopyInProgress.class,
                "Nothing was changed: another copy or import is filling this target. If it was"
                    + " interrupted, try again after 10 s.\n",
                "storage",
                "import",
                EXPORT)
            .given(
                program -> {
                  boolean _ =
                      program.store.leases().take("fill-run", "another", Duration.ofHours(1));
                }),
        refused(
                CopyInterrupted.class,
                "Nothing was changed: an earlier copy or import from another source into this"
                    + " target was interrupted. Run that one again to resume it, or empty the"
                    + " target.\n",
                "storage",
                "import",
                EXPORT)
            .given(
                program -> {
                  boolean _ = program.store.leases().take("fill", "elsewhere", Duration.ofHours(1));
                }),
        refused(
                CopyDiffers.class,
                "The target differs from the source: one of them was changed in the meantime. Make"
                    + " sure that nothing writes to either, empty the target, and start again.\n",
                "storage",
                "import",
                EXPORT)
            .given(Program::fillingFromTheExport),
        refused(
            ResourceNotFound.class,
            "There is no resource \"x\". To list them, run: tollgate resource list\n",
            "resource delete x --yes"),
        refused(
            KeyNotFound.class,
            "There is no key \"x\". To list them, run: tollgate key list\n",
            "key retire x --yes"),
        refused(
                KeyInUse.class,
                "Key \"k\" signs tokens. Replace it first with: tollgate key rotate --now\n",
                "key retire k --yes")
            .given(
                program -> {
                  var _ = program.key("k", SigningAlgorithm.RS256, 0);
                }),
        refused(
                KeyExists.class,
                "Key \"imported\" is already in the store, or was retired and cannot be imported"
                    + " again. To list the keys, run: tollgate key list\n",
                "key import -")
            .given(
                program -> {
                  var _ = program.key("imported", SigningAlgorithm.RS256, 0);
                }),
        refused(
                KeyUnusable.class,
                "Nothing was imported: the key is too short. Give an RSA key of 2048 to 4096"
                    + " bits.\n",
                "key import -")
            .given(
                program -> {
                  var _ = program.typing("TOO_SHORT");
                }),
        refused(LibraryRefusal.CompanyNotFound.class, NO_COMPANY, "library list x"),
        refused(LibraryRefusal.CompanyNotFound.class, NO_COMPANY, "library export x"),
        refused(LibraryRefusal.CompanyNotFound.class, NO_COMPANY, "library import x -"),
        refused(
            LibraryBroken.class,
            "Nothing was imported: the file at line 1, column 1 is incomplete.\n",
            "library import com_1 -"),
        refused(
                LibrarySuperseded.class,
                "Nothing was imported: another import for company \"com_1\" started before this one"
                    + " ended. When that one has ended, look at the result with: tollgate library"
                    + " list com_1\n",
                "library import com_1 -")
            .given(
                program -> {
                  program.store.overtakeAll();
                  var _ = program.typing("{}");
                }),
        refused(
                LibraryChanged.class,
                "The export is incomplete: the documents of company \"com_1\" were replaced in the"
                    + " meantime. Export them again.\n",
                "library export com_1")
            .given(program -> program.store.growWheneverSeen()));
  }

  static Stream<Refused> refusalsWithoutAStore() {
    return Stream.of(
        refused(
                StoreMissing.class,
                "There is no Tollgate store at h2:data, and none was created. Check the URL.\n",
                "storage export nowhere")
            .given(
                program -> {
                  var _ = program.tables(new Schema(OptionalInt.empty(), 3, Map.of()));
                }),
        refused(
                TablesOutdated.class,
                "The tables at h2:data are from an earlier version of Tollgate and were not"
                    + " changed. Upgrade them with tollgate storage migrate, then run this command"
                    + " again.\n",
                "storage export nowhere")
            .given(
                program -> {
                  var _ = program.tables(new Schema(OptionalInt.of(2), 3, Map.of()));
                }),
        refused(
            ExportBroken.class,
            "Nothing was imported: line 1 is not the first line of an export. Give a file that"
                + " tollgate storage export wrote.\n",
            "storage import pom.xml"),
        refused(
            ErrorRefusal.ContractNotFound.class,
            "There is no contract \"rfc\". Choose from: cliquify, house,"
                + " cliquify@2025-12-01, cliquify@2099-01-01.\n",
            "errors list --contract rfc"),
        refused(
            ErrorRefusal.ContractNotFound.class,
            "There is no contract \"rfc\". Choose from: cliquify, house,"
                + " cliquify@2025-12-01, cliquify@2099-01-01.\n",
            "errors show x --contract rfc"),
        refused(
            ErrorNotFound.class,
            "No error has the name or code \"invalid_cleint\". Did you mean \"invalid_client\"? To"
                + " list the errors, run: tollgate errors list\n",
            "errors show invalid_cleint"),
        refused(
            ErrorNotFound.class,
            "No error has the name or code \"x\". To list the errors, run: tollgate errors list\n",
            "errors show x"),
        refused(
            ErrorRefusal.ContractFilesInvalid.class,
            "The first mistake.\nThe second mistake.\n",
            "errors check wrong"),
        new Refused(
            ErrorRefusal.ServerSilent.class,
            Program.words("probe http://127.0.0.1:1 --contract house"),
            "Nothing at \"http://127.0.0.1:1\" replies. Check the address and the port.\n",
            program -> {
              var _ =
                  program.probe(
                      _ -> {
                        throw new UncheckedIOException(new IOException("refused"));
                      });
            }));
  }

  @ParameterizedTest
  @MethodSource("refusalsWithoutAStore")
  void whatNeedsNoStoreIsRefusedWithoutOne(Refused refused) {
    Program program = new Program();
    refused.given().accept(program);

    Run run = program.run(refused.command().toArray(String[]::new));

    assertEquals(new Run(1, "", refused.sentence()), run);
    assertEquals(List.of(), program.opened);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalIsOneSentenceThatSaysWhatToDoAndStatusOne(Refused refused) {
    Program program =
        Program.withOneOfEach()
            .enterprise("ent_2", "Bolt", true)
            .company("com_2", "ent_2", "Bolt Nuts", true)
            .token("tok_expired", Program.NOW, Optional.empty())
            .token("tok_revoked", Program.NOW.plusSeconds(1), Optional.of(Program.NOW));
    refused.given().accept(program);
    int closed = program.store.timesClosed();

    Run run = program.run(refused.command().toArray(String[]::new));

    assertEquals(new Run(1, "", refused.sentence()), run);
    assertEquals(closed + 1, program.store.timesClosed());
  }

  @Test
  void everyLeafIsProvoked() {
    Set<Class<?>> provoked =
        Stream.concat(refusals(), refusalsWithoutAStore())
            .map(Refused::leaf)
            .collect(Collectors.toSet());

    assertEquals(
        NOUNS.stream().flatMap(RefusalsTest::leaves).collect(Collectors.toSet()), provoked);
  }

  @Test
  void whatATerminalWouldObeyIsNotRepeatedToIt() {
    Run run = new Program().run("enterprise", "show", "\u001b[2J\u202e" + "long".repeat(50));

    assertEquals(
        "There is no enterprise \"?[2J?"
            + "long".repeat(13)
            + "lon…\". To list them, run: tollgate enterprise list\n",
        run.err());
  }

  private static final List<String> LONG_SCOPES =
      IntStream.range(0, 17).mapToObj(i -> (char) ('a' + i) + "x".repeat(254)).toList();

  private static Program withMia(Program program) {
    return program.user("usr_1", "mia@example.com");
  }

  private static Refused refused(Class<?> leaf, String sentence, String... command) {
    return new Refused(
        leaf,
        command.length == 1 ? Program.words(command[0]) : List.of(command),
        sentence,
        _ -> {});
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(RefusalsTest::leaves)
        : Stream.of(type);
  }
}
