package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.refusal.AdminRefusal;
import dev.tollgate.domain.refusal.ClientExists;
import dev.tollgate.domain.refusal.ClientIdInvalid;
import dev.tollgate.domain.refusal.ClientNotFound;
import dev.tollgate.domain.refusal.CompanyForeign;
import dev.tollgate.domain.refusal.CompanyNotEmpty;
import dev.tollgate.domain.refusal.CompanyNotFound;
import dev.tollgate.domain.refusal.ContractNotFound;
import dev.tollgate.domain.refusal.EnterpriseNotEmpty;
import dev.tollgate.domain.refusal.EnterpriseNotFound;
import dev.tollgate.domain.refusal.ErrorNotFound;
import dev.tollgate.domain.refusal.ExportBroken;
import dev.tollgate.domain.refusal.FillDiffers;
import dev.tollgate.domain.refusal.FillInterrupted;
import dev.tollgate.domain.refusal.FillUnderWay;
import dev.tollgate.domain.refusal.GrantNeedsAuthentication;
import dev.tollgate.domain.refusal.KeyExists;
import dev.tollgate.domain.refusal.KeyNotFound;
import dev.tollgate.domain.refusal.KeySigns;
import dev.tollgate.domain.refusal.KeyUnusable;
import dev.tollgate.domain.refusal.KeysInvalid;
import dev.tollgate.domain.refusal.KeysNotUsed;
import dev.tollgate.domain.refusal.LibraryBroken;
import dev.tollgate.domain.refusal.LibraryChanged;
import dev.tollgate.domain.refusal.LibraryOvertaken;
import dev.tollgate.domain.refusal.NameInvalid;
import dev.tollgate.domain.refusal.ResourceExists;
import dev.tollgate.domain.refusal.ResourceInvalid;
import dev.tollgate.domain.refusal.ResourceNotFound;
import dev.tollgate.domain.refusal.ScopeExists;
import dev.tollgate.domain.refusal.ScopeInvalid;
import dev.tollgate.domain.refusal.ScopesNotFound;
import dev.tollgate.domain.refusal.ScopesNotHeld;
import dev.tollgate.domain.refusal.ScopesTooLong;
import dev.tollgate.domain.refusal.SecretNotFound;
import dev.tollgate.domain.refusal.SecretNotUsed;
import dev.tollgate.domain.refusal.SecretWeak;
import dev.tollgate.domain.refusal.StoreMissing;
import dev.tollgate.domain.refusal.StoreNotEmpty;
import dev.tollgate.domain.refusal.TablesOutdated;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
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

  private static final String NO_ENTERPRISE =
      "There is no enterprise \"x\". List them with: tollgate enterprise list\n";
  private static final String NO_COMPANY =
      "There is no company \"x\". List them with: tollgate company list\n";
  private static final String NO_CLIENT =
      "There is no client \"x\". List them with: tollgate client list\n";
  private static final String NO_NAME =
      "\" \" cannot be a name or a description. Give 1 to 200 characters, not only blanks, and no"
          + " control characters.\n";

  private static final String NO_TOKEN =
      "This token is not on record here: it was never issued by this store, or it was purged.\n";
  private static final String EXPIRED =
      "This token has expired, and has no effect any more; nothing has to be revoked.\n";

  /** Holds one scope. */
  private static final String EXPORT = "src/test/resources/dev/tollgate/cli/scope.jsonl";

  record Refused(
      Class<? extends AdminRefusal> leaf,
      List<String> command,
      String sentence,
      Consumer<Program> given) {

    Refused given(Consumer<Program> other) {
      return new Refused(leaf, command, sentence, other);
    }
  }

  static Stream<Refused> refusals() {
    return Stream.of(
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "enterprise", "show", "x"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "enterprise", "activate", "x"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "enterprise", "deactivate", "x"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "enterprise", "rename", "x", "Y"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "company", "list", "--enterprise", "x"),
        refused(
            EnterpriseNotFound.class, NO_ENTERPRISE, "company", "create", "Y", "--enterprise", "x"),
        refused(CompanyNotFound.class, NO_COMPANY, "company", "show", "x"),
        refused(CompanyNotFound.class, NO_COMPANY, "company", "activate", "x"),
        refused(CompanyNotFound.class, NO_COMPANY, "company", "deactivate", "x"),
        refused(CompanyNotFound.class, NO_COMPANY, "company", "rename", "x", "Y"),
        refused(CompanyNotFound.class, NO_COMPANY, "client", "list", "--company", "x"),
        refused(CompanyNotFound.class, NO_COMPANY, "client", "register", "Y", "--company", "x"),
        refused(CompanyNotFound.class, NO_COMPANY, "client", "link", "website", "--company", "x"),
        refused(ClientNotFound.class, NO_CLIENT, "client", "show", "x"),
        refused(ClientNotFound.class, NO_CLIENT, "client", "enable", "x"),
        refused(ClientNotFound.class, NO_CLIENT, "client", "disable", "x"),
        refused(ClientNotFound.class, NO_CLIENT, "client", "link", "x", "--company", "com_1"),
        refused(ClientNotFound.class, NO_CLIENT, "client", "unlink", "x"),
        refused(ClientNotFound.class, NO_CLIENT, "client", "delete", "x", "--yes"),
        refused(ClientNotFound.class, NO_CLIENT, "client", "secret", "add", "x"),
        refused(ClientNotFound.class, NO_CLIENT, "client", "secret", "list", "x"),
        refused(ClientNotFound.class, NO_CLIENT, "client", "secret", "revoke", "x", "sec_1"),
        refused(
            SecretNotFound.class,
            "Client \"website\" has no secret \"x\". List its secrets with: tollgate client secret"
                + " list website\n",
            "client",
            "secret",
            "revoke",
            "website",
            "x"),
        refused(NameInvalid.class, NO_NAME, "enterprise", "create", " "),
        refused(NameInvalid.class, NO_NAME, "enterprise", "rename", "ent_1", " "),
        refused(NameInvalid.class, NO_NAME, "company", "create", " ", "--enterprise", "ent_1"),
        refused(NameInvalid.class, NO_NAME, "company", "rename", "com_1", " "),
        refused(NameInvalid.class, NO_NAME, "scope", "create", "s", "--description", " "),
        refused(NameInvalid.class, NO_NAME, "client", "register", " ", "--company", "com_1"),
        refused(
            ScopeInvalid.class,
            "\"a b\" cannot be a scope. Give 1 to 255 printable ASCII characters without blank,"
                + " quotation mark and backslash.\n",
            "scope",
            "create",
            "a b",
            "--description",
            "Y"),
        refused(
            ScopeExists.class,
            "There is a scope \"profile:read\" already. Use it, or choose another name; list them"
                + " with: tollgate scope list\n",
            "scope",
            "create",
            "profile:read",
            "--description",
            "Y"),
        refused(
            ScopesNotFound.class,
            "There is no scope \"a\". Create what is missing with: tollgate scope create NAME"
                + " --description TEXT\n",
            "client",
            "register",
            "Y",
            "--company",
            "com_1",
            "--scope",
            "a",
            "--scope",
            "profile:read"),
        refused(
            ScopesNotFound.class,
            "There are no scopes \"a\", \"b\". Create what is missing with: tollgate scope create"
                + " NAME --description TEXT\n",
            "client",
            "register",
            "Y",
            "--company",
            "com_1",
            "--scope",
            "a",
            "--scope",
            "b"),
        refused(
            ClientIdInvalid.class,
            "\"a:b\" cannot be the id of a client. Give 1 to 255 printable ASCII characters without"
                + " blank, quotation mark, colon and backslash, or leave out --id.\n",
            "client",
            "register",
            "Y",
            "--company",
            "com_1",
            "--id",
            "a:b"),
        refused(
            ClientExists.class,
            "There is a client \"website\" already. Choose another --id, or leave it out to get a"
                + " random one.\n",
            "client",
            "register",
            "Y",
            "--company",
            "com_1",
            "--id",
            "website"),
        refused(EnterpriseNotFound.class, NO_ENTERPRISE, "enterprise", "delete", "x", "--yes"),
        refused(CompanyNotFound.class, NO_COMPANY, "company", "delete", "x", "--yes"),
        refused(ClientNotFound.class, NO_CLIENT, "client", "update", "x", "--name", "Y"),
        refused(ClientNotFound.class, NO_CLIENT, "token", "list", "--client", "x"),
        refused(ClientNotFound.class, NO_CLIENT, "token", "revoke-all", "--client", "x"),
        refused(NameInvalid.class, NO_NAME, "client", "update", "website", "--name", " "),
        refused(
            EnterpriseNotEmpty.class,
            "Enterprise \"ent_1\" still has 1 company and 1 client. To delete it with all of them"
                + " add --cascade.\n",
            "enterprise",
            "delete",
            "ent_1",
            "--yes"),
        refused(
            CompanyNotEmpty.class,
            "Company \"com_1\" still has 1 client and 0 documents. To delete it with all of them"
                + " add --cascade.\n",
            "company",
            "delete",
            "com_1",
            "--yes"),
        refused(
            ScopesNotFound.class,
            "There is no scope \"a\". Create what is missing with: tollgate scope create NAME"
                + " --description TEXT\n",
            "client",
            "update",
            "website",
            "--add-scope",
            "a"),
        refused(
            ScopesNotHeld.class,
            "Client \"website\" does not have the scopes \"a\", \"b\". See what it has with:"
                + " tollgate client show website\n",
            "client",
            "update",
            "website",
            "--remove-scope",
            "a",
            "--remove-scope",
            "b"),
        refused(
                ScopesTooLong.class,
                "The scopes of the client take 4376 characters, and its tokens have room for 4096."
                    + " Give fewer or shorter ones.\n",
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
            "The secret is too short. Bring 32 to 255 characters that a random generator made, such"
                + " as `openssl rand -hex 32` prints, or leave out --secret-stdin to get one.\n",
            "client",
            "register",
            "Y",
            "--company",
            "com_1",
            "--secret-stdin"),
        refused(
            TokenMalformed.class,
            "This is no token: it has not the form of one. Pass the whole text of the token, or its"
                + " id from: tollgate token list --client ID\n",
            "token",
            "introspect",
            "cut.off"),
        refused(
            TokenForged.class,
            "No key of this store signed this token. Check that --data and --storage point to the"
                + " store of the server that issued it.\n",
            "token",
            "introspect",
            "forged.t"),
        refused(TokenUnknown.class, NO_TOKEN, "token", "introspect", "signed.x"),
        refused(TokenUnknown.class, NO_TOKEN, "token", "revoke", "x"),
        refused(TokenExpired.class, EXPIRED, "token", "introspect", "old.x"),
        refused(TokenExpired.class, EXPIRED, "token", "revoke", "old.x"),
        refused(TokenExpired.class, EXPIRED, "token", "revoke", "tok_expired"),
        refused(
            TokenRevoked.class,
            "This token was revoked already.\n",
            "token",
            "revoke",
            "signed.tok_revoked"),
        refused(
            CompanyForeign.class,
            "Company \"com_2\" belongs to another enterprise than the client. List those it can be"
                + " linked to with: tollgate company list --enterprise ent_1\n",
            "client",
            "link",
            "website",
            "--company",
            "com_2"),
        refused(
                SecretNotUsed.class,
                "Client \"keys\" has no secrets: it proves who it is in another way, or not at all."
                    + " See which with: tollgate client show keys\n",
                "client",
                "secret",
                "add",
                "keys")
            .given(
                program -> {
                  var _ = program.client("keys", new ClientAuthentication.None());
                }),
        refused(
            KeysNotUsed.class,
            "Client \"website\" has no keys: it proves who it is in another way, or not at all. See"
                + " which with: tollgate client show website\n",
            "client",
            "keys",
            "website",
            "--jwks-uri",
            "https://client.example/jwks"),
        refused(
                KeysInvalid.class,
                "The key set holds a private or a symmetric key, which is for nobody but the"
                    + " client. Give public keys only.\n",
                "client",
                "register",
                "Y",
                "--company",
                "com_1",
                "--auth-method",
                "private_key_jwt",
                "--jwks",
                "-")
            .given(
                program -> {
                  var _ = program.typing("PRIVATE_KEY");
                }),
        refused(
            KeysInvalid.class,
            "A key set that comes over a network has to come encrypted. Give an https URI; http is"
                + " for loopback only.\n",
            "client",
            "register",
            "Y",
            "--company",
            "com_1",
            "--auth-method",
            "private_key_jwt",
            "--jwks-uri",
            "ADDRESS_NOT_ENCRYPTED"),
        refused(
            GrantNeedsAuthentication.class,
            "A client without authentication cannot have the grant client_credentials, by which"
                + " clients prove who they are. Leave out that --grant, or choose another"
                + " --auth-method.\n",
            "client",
            "register",
            "Y",
            "--company",
            "com_1",
            "--auth-method",
            "none",
            "--grant",
            "client_credentials"),
        refused(
            ContractNotFound.class,
            "There is no contract \"house\". There are: cliquify.\n",
            "client",
            "register",
            "Y",
            "--company",
            "com_1",
            "--contract",
            "cliquify",
            "--contract",
            "house"),
        refused(
            ResourceInvalid.class,
            "\"x\" cannot name a resource. Give an absolute URI without fragment, in at most 255"
                + " characters of ASCII, such as https://api.example.com/\n",
            "resource",
            "create",
            "x"),
        refused(
                ResourceExists.class,
                "There is a resource \"urn:a:b\" already. List them with: tollgate resource list\n",
                "resource",
                "create",
                "urn:a:b")
            .given(
                program -> {
                  boolean _ = program.store.resources().add(new ResourceUri("urn:a:b"));
                }),
        refused(
            StoreNotEmpty.class,
            "Nothing was changed: the target is not empty, it holds at least one enterprise. Name"
                + " an empty one.\n",
            "storage",
            "import",
            EXPORT),
        refused(
                FillUnderWay.class,
                "Nothing was changed: another run fills this target. One that was cut off counts as"
                    + " ended after 10 s.\n",
                "storage",
                "import",
                EXPORT)
            .given(
                program -> {
                  boolean _ =
                      program
                          .store
                          .leases()
                          .take("fill-run", "another", Program.NOW, Program.NOW.plusSeconds(1));
                }),
        refused(
                FillInterrupted.class,
                "Nothing was changed: the target was begun to be filled from elsewhere, which has"
                    + " not ended. Do that again to let it go on, or empty the target.\n",
                "storage",
                "import",
                EXPORT)
            .given(
                program -> {
                  boolean _ =
                      program
                          .store
                          .leases()
                          .take("fill", "elsewhere", Program.NOW, Program.NOW.plusSeconds(1));
                }),
        refused(
                FillDiffers.class,
                "The target differs from the source, which was changed meanwhile or is not read"
                    + " alike twice. Let nobody write to it, empty the target, and begin again.\n",
                "storage",
                "import",
                EXPORT)
            .given(Program::fillingFromTheExport),
        refused(
            ResourceNotFound.class,
            "There is no resource \"x\". List them with: tollgate resource list\n",
            "resource",
            "delete",
            "x",
            "--yes"),
        refused(
            KeyNotFound.class,
            "There is no key \"x\". List them with: tollgate key list\n",
            "key",
            "retire",
            "x",
            "--yes"),
        refused(
                KeySigns.class,
                "Key \"k\" is one that signs. Let a new one take over first, with: tollgate key"
                    + " rotate --now\n",
                "key",
                "retire",
                "k",
                "--yes")
            .given(
                program -> {
                  var _ = program.key("k", SigningAlgorithm.RS256, 0);
                }),
        refused(
                KeyExists.class,
                "Key \"imported\" is there already, or was retired, and is not taken again. List"
                    + " those that are there with: tollgate key list\n",
                "key",
                "import",
                "-")
            .given(
                program -> {
                  var _ = program.key("imported", SigningAlgorithm.RS256, 0);
                }),
        refused(
                KeyUnusable.class,
                "Nothing was imported: the key is too short. Give 2048 to 4096 bits.\n",
                "key",
                "import",
                "-")
            .given(
                program -> {
                  var _ = program.typing("TOO_SHORT");
                }),
        refused(CompanyNotFound.class, NO_COMPANY, "library", "list", "x"),
        refused(CompanyNotFound.class, NO_COMPANY, "library", "export", "x"),
        refused(CompanyNotFound.class, NO_COMPANY, "library", "import", "x", "-"),
        refused(
            LibraryBroken.class,
            "Nothing was imported: the file in line 1, column 1, is cut off.\n",
            "library",
            "import",
            "com_1",
            "-"),
        refused(
                LibraryOvertaken.class,
                "Nothing was imported: another import for company \"com_1\" began before this one"
                    + " ended. Let that one end, then look with: tollgate library list com_1\n",
                "library",
                "import",
                "com_1",
                "-")
            .given(
                program -> {
                  program.store.documents.overtakeAll();
                  var _ = program.typing("{}");
                }),
        refused(
                LibraryChanged.class,
                "What was written is not whole: the documents of company \"com_1\" were replaced"
                    + " meanwhile. Export them again.\n",
                "library",
                "export",
                "com_1")
            .given(program -> program.store.documents.growWheneverSeen()));
  }

  static Stream<Refused> refusalsWithoutAStore() {
    return Stream.of(
        refused(
                StoreMissing.class,
                "There is no store of Tollgate at h2:data, and none was made. Check the URL.\n",
                "storage",
                "export",
                "nowhere")
            .given(
                program -> {
                  var _ = program.tables(new Schema(OptionalInt.empty(), 3, Map.of()));
                }),
        refused(
                TablesOutdated.class,
                "The tables at h2:data are of an earlier Tollgate, and were not changed. Bring them"
                    + " up to date with tollgate storage migrate, then do this again.\n",
                "storage",
                "export",
                "nowhere")
            .given(
                program -> {
                  var _ = program.tables(new Schema(OptionalInt.of(2), 3, Map.of()));
                }),
        refused(
            ExportBroken.class,
            "Nothing was imported: line 1 cannot be read. Name a file that is there and that you"
                + " may read.\n",
            "storage",
            "import",
            "no-such-file"),
        refused(
            ContractNotFound.class,
            "There is no contract \"rfc\". There are: cliquify, house.\n",
            "errors",
            "list",
            "--contract",
            "rfc"),
        refused(
            ContractNotFound.class,
            "There is no contract \"rfc\". There are: cliquify, house.\n",
            "errors",
            "show",
            "x",
            "--contract",
            "rfc"),
        refused(
            ErrorNotFound.class,
            "No error has the name or the code \"invalid_cleint\". Did you mean \"invalid_client\"?"
                + " List them with: tollgate errors list\n",
            "errors",
            "show",
            "invalid_cleint"),
        refused(
            ErrorNotFound.class,
            "No error has the name or the code \"x\". List them with: tollgate errors list\n",
            "errors",
            "show",
            "x"));
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

    Run run = program.run(refused.command().toArray(String[]::new));

    assertEquals(new Run(1, "", refused.sentence()), run);
    assertEquals(1, program.store.timesClosed());
  }

  @Test
  void everyLeafIsProvoked() {
    Set<Class<?>> provoked =
        Stream.concat(refusals(), refusalsWithoutAStore())
            .map(Refused::leaf)
            .collect(Collectors.toSet());

    assertEquals(leaves(AdminRefusal.class).collect(Collectors.toSet()), provoked);
  }

  @Test
  void whatATerminalWouldObeyIsNotRepeatedToIt() {
    Run run = new Program().run("enterprise", "show", "\u001b[2J\u202e" + "long".repeat(50));

    assertEquals(
        "There is no enterprise \"?[2J?"
            + "long".repeat(13)
            + "lon…\". List them with: tollgate enterprise list\n",
        run.err());
  }

  private static final List<String> LONG_SCOPES =
      IntStream.range(0, 17).mapToObj(i -> (char) ('a' + i) + "x".repeat(254)).toList();

  private static Refused refused(
      Class<? extends AdminRefusal> leaf, String sentence, String... command) {
    return new Refused(leaf, List.of(command), sentence, _ -> {});
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(RefusalsTest::leaves)
        : Stream.of(type);
  }
}
