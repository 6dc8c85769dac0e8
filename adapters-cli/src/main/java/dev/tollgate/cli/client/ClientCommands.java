package dev.tollgate.cli.client;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.RegisterClientRefusal;
import dev.tollgate.application.admin.client.ClientsOfCompany;
import dev.tollgate.application.admin.client.DeleteClient;
import dev.tollgate.application.admin.client.EnableClient;
import dev.tollgate.application.admin.client.LinkClient;
import dev.tollgate.application.admin.client.ListClients;
import dev.tollgate.application.admin.client.RegisterClient;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.admin.client.RegisterClient.Registered;
import dev.tollgate.application.admin.client.RegisterClient.Registration;
import dev.tollgate.application.admin.client.ShowClient;
import dev.tollgate.application.admin.client.UnlinkClient;
import dev.tollgate.application.admin.client.UpdateClient;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.cli.command.Claim;
import dev.tollgate.cli.command.ClaimWording;
import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Durations;
import dev.tollgate.cli.command.InputFile;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.TokenSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate client ...}. */
@Command(
    name = "client",
    description = "Manages clients, the programs that obtain tokens.",
    footer = "  tollgate client register Website --company com_1 --scope profile:read")
public final class ClientCommands {

  private final Invocation invocation;
  private final Runner<ClientRefusal> runner;

  private ClientCommands(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, ClientWording::of);
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return new CommandLine(new ClientCommands(invocation))
        .addSubcommand(new ClientKeysCommand(invocation))
        .addSubcommand(new SecretCommands(invocation))
        .registerConverter(ClientStatus.class, Choice.of(ClientStatus.class))
        .registerConverter(AuthMethod.class, Choice.of(AuthMethod.class))
        .registerConverter(Grant.class, Choice.of(Grant.class));
  }

  @Command(
      name = "register",
      description = "Registers a client. A generated secret is shown only once.",
      footer = "  tollgate client register Website --company com_1 --scope profile:read")
  public int register(
      @Parameters(paramLabel = "NAME", description = "The display name.") String name,
      @Option(
              names = "--company",
              paramLabel = "ID",
              required = true,
              description = "The company to link the client to.")
          String company,
      @Option(
              names = "--scope",
              paramLabel = "S",
              description = "A scope to grant to the client. Repeatable.")
          List<String> scopes,
      @Option(
              names = "--id",
              paramLabel = "ID",
              description = "The client_id (default: a random one).")
          Optional<String> id,
      @Mixin AuthenticationOptions authentication,
      @Option(
              names = "--grant",
              paramLabel = "G",
              description =
                  "A grant type that the client may use: ${COMPLETION-CANDIDATES}. Repeatable"
                      + " (default: client_credentials; for a client without authentication, the"
                      + " other two). The server does not serve the other two yet.")
          List<Grant> grants,
      @Option(
              names = "--contract",
              paramLabel = "C",
              description = "A contract that the client may use. Repeatable (default: all).")
          List<String> contracts,
      @Option(
              names = "--origin",
              paramLabel = "URL",
              description =
                  "The origin of a web page whose scripts use the client, such as"
                      + " https://app.example.com. They may read the answers of the OAuth endpoints"
                      + " of rfc. Repeatable.")
          List<String> origins,
      @Option(
              names = "--token-lifetime",
              paramLabel = "DURATION",
              converter = Durations.class,
              description = LIFETIME_HELP + " (default: the server's).")
          Optional<Duration> lifetime,
      @Option(
              names = "--claim",
              paramLabel = "NAME=JSON",
              converter = Claim.Converter.class,
              description = CLAIM_HELP)
          List<Claim> claims)
      throws IOException {
    Result<CustomClaims, EditClaims.Problem> custom =
        editing().edit(CustomClaims.NONE, Claim.wanted(orNone(claims), List.of()));
    return switch (custom) {
      case Result.Refused<CustomClaims, EditClaims.Problem>(EditClaims.Problem problem) ->
          runner.refuse(ClaimWording.of(problem));
      case Result.Ok<CustomClaims, EditClaims.Problem>(CustomClaims wanted) ->
          authentication
              .read(runner)
              .fold(
                  method ->
                      register(
                          new Registration(
                              name,
                              company,
                              orNone(scopes),
                              id,
                              method,
                              orNone(grants).stream().map(Grant::type).collect(Collectors.toSet()),
                              orNone(contracts),
                              orNone(origins),
                              new TokenSettings(lifetime, wanted),
                              true)),
                  runner::refuse);
    };
  }

  private static final String LIFETIME_HELP =
      "How long its access tokens are valid, such as 90s, 15m, 12h or 30d. The server cuts it to"
          + " its own limit when it issues a token";

  private static final String CLAIM_HELP =
      "A claim that its JWTs have under the contract rfc, such as 'tier=\"gold\"' or"
          + " 'https://example.com/level=3'. It takes the place of the company's. Repeatable.";

  private EditClaims editing() {
    return new EditClaims(invocation.ports().json());
  }

  private static <T> List<T> orNone(List<T> given) {
    return Objects.requireNonNullElse(given, List.of());
  }

  private int register(Registration wanted) {
    Function<Storage, Result<Registered, RegisterClientRefusal>> act =
        store -> registering(store).register(wanted);
    return switch (wanted.method()) {
      case Method.BySecret(Optional<Secret> brought) when brought.isEmpty() ->
          runner.answerWithSecret(
              store -> act.apply(store).map(it -> warned(it, ClientShapes.REGISTERED)));
      case Method.BySecret _ ->
          runner.answer(
              store ->
                  act.apply(store).map(it -> warned(it, ClientShapes.REGISTERED_WITH_ITS_OWN)));
      case Method.SecretLater _, Method.ByKeys _, Method.ByKeysAt _, Method.None _ ->
          runner.answer(
              store ->
                  act.apply(store).map(registered -> ClientShapes.CLIENT.one(registered.client())));
    };
  }

  private Output warned(Registered registered, Shape<Registered> shape) {
    BasicHeader.warning(registered).ifPresent(runner::remark);
    return shape.one(registered);
  }

  private RegisterClient registering(Storage store) {
    return new RegisterClient(
        store.clients(),
        store.companies(),
        store.scopes(),
        invocation.ports().keySets(),
        contracts(),
        invocation.clock(),
        invocation.random());
  }

  @Command(
      name = "update",
      description =
          "Changes the name, the scopes, the origins, the token lifetime and the custom claims of a"
              + " client. Tokens already issued stay as they are.",
      footer = "  tollgate client update website --add-scope tags:read")
  int update(
      @Parameters(paramLabel = "ID", description = "The client.") String id,
      @ArgGroup(exclusive = false, multiplicity = "1") Update update,
      @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        store ->
            new UpdateClient(store.clients(), store.scopes(), editing())
                .update(id, update.wanted())
                .map(ClientShapes.CLIENT::one));
  }

  /** At least one of these. */
  static final class Update {

    @Option(names = "--name", paramLabel = "NAME", description = "The new name.")
    private Optional<String> name = Optional.empty();

    @Option(
        names = "--add-scope",
        paramLabel = "S",
        description = "A scope to grant in addition. Repeatable.")
    private List<String> add = List.of();

    @Option(
        names = "--remove-scope",
        paramLabel = "S",
        description = "A scope to take away. Repeatable.")
    private List<String> remove = List.of();

    @Option(
        names = "--add-origin",
        paramLabel = "URL",
        description = "The origin of a web page whose scripts use the client. Repeatable.")
    private List<String> addOrigins = List.of();

    @Option(
        names = "--remove-origin",
        paramLabel = "URL",
        description = "An origin to remove. Repeatable.")
    private List<String> removeOrigins = List.of();

    @ArgGroup private LifetimeOptions lifetime = new LifetimeOptions();

    @Option(
        names = "--claim",
        paramLabel = "NAME=JSON",
        converter = Claim.Converter.class,
        description = CLAIM_HELP)
    private List<Claim> setClaims = List.of();

    @Option(
        names = "--remove-claim",
        paramLabel = "NAME",
        description = "A claim to remove. Repeatable.")
    private List<String> removeClaims = List.of();

    UpdateClient.Wanted wanted() {
      return new UpdateClient.Wanted(
          name,
          add,
          remove,
          addOrigins,
          removeOrigins,
          lifetime.wanted(),
          Claim.wanted(setClaims, removeClaims));
    }
  }

  /** One of these at most. */
  static final class LifetimeOptions {

    @Option(
        names = "--token-lifetime",
        paramLabel = "DURATION",
        converter = Durations.class,
        description = LIFETIME_HELP + ".")
    private Optional<Duration> own = Optional.empty();

    @Option(
        names = "--remove-token-lifetime",
        description = "Let its access tokens be valid as long as the server decides.")
    private boolean remove;

    UpdateClient.Lifetime wanted() {
      return own.<UpdateClient.Lifetime>map(UpdateClient.Lifetime.Own::new)
          .orElseGet(
              () ->
                  remove
                      ? new UpdateClient.Lifetime.Default()
                      : new UpdateClient.Lifetime.Unchanged());
    }
  }

  @Command(
      name = "import",
      description = {
        "Registers the clients of a file and shows what became of each line.",
        "",
        "The file has one JSON object a line, with the members that client show prints: name and"
            + " company_id, and optionally client_id, scopes, auth_method, grants, contracts,"
            + " origins, jwks_uri, token_lifetime, claims and enabled. client_secret is the secret"
            + " that the client has already; without one, add a secret afterwards. jwks is its key"
            + " set. enterprise_id has to be that of the company; jwks_kids and created_at are"
            + " ignored.",
        "",
        "Each line stands for itself: one that is refused changes nothing and does not stop the"
            + " others. The exit status is 1 if any was refused. Secrets are never shown."
      },
      footer = "  tollgate client import clients.jsonl --dry-run")
  int load(
      @Parameters(paramLabel = "FILE", description = "The file to import, or - for standard input.")
          Path file,
      @Mixin DryRun dryRun)
      throws IOException {
    InputFile input = new InputFile(file);
    if (!input.isStandardInput() && !input.isReadable()) {
      return runner.refuse(InputFile.missing(file));
    }
    try (InputStream in = input.open(invocation.terminal().in())) {
      ImportedLines lines = new ImportedLines(new ClientLine(editing(), invocation.ports().json()));
      int status =
          runner.changeAlways(
              dryRun, store -> ImportedLines.SHAPE.many(lines.read(in, registering(store), store)));
      return status == Runner.DONE ? lines.refusal().map(runner::refuse).orElse(status) : status;
    }
  }

  @Command(
      name = "list",
      description = "Lists clients, ordered by id.",
      footer = "  tollgate client list --status disabled --limit 20")
  int list(
      @Mixin ListOptions options,
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              description = "List only those with this status: ${COMPLETION-CANDIDATES}.")
          Optional<ClientStatus> status,
      @Option(
              names = "--company",
              paramLabel = "ID",
              description = "List only the clients linked to this company.")
          Optional<String> company) {
    return runner.answer(
        store ->
            linkedTo(company, store)
                .<Output>map(
                    wanted ->
                        options.gather(
                            new ListClients(store.clients())::list,
                            Client::id,
                            status.map(ClientStatus::isEnabled),
                            wanted,
                            ClientShapes.CLIENT)));
  }

  private static Result<Predicate<Client>, ClientRefusal> linkedTo(
      Optional<String> company, Storage store) {
    return company
        .<Result<Predicate<Client>, ClientRefusal>>map(
            id -> new ClientsOfCompany(store.companies()).of(id).fold(Result::ok, Result::refused))
        .orElseGet(() -> Result.ok(_ -> true));
  }

  @Command(
      name = "show",
      description =
          "Shows one client. A client without contracts may use all of them. jwks_kids lists the"
              + " ids of its registered keys.",
      footer = "  tollgate client show website")
  int show(@Parameters(paramLabel = "ID", description = "The client.") String id) {
    return runner.answer(
        store -> new ShowClient(store.clients()).show(id).map(ClientShapes.CLIENT::one));
  }

  @Command(
      name = "enable",
      description = "Enables a client. It can obtain and use tokens again.",
      footer = "  tollgate client enable website")
  int enable(
      @Parameters(paramLabel = "ID", description = "The client.") String id, @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        store -> new EnableClient(store.clients()).set(id, true).map(ClientShapes.CLIENT::one));
  }

  @Command(
      name = "disable",
      description =
          "Disables a client. Within a second it obtains no tokens and its tokens are refused.",
      footer = "  tollgate client disable website")
  int disable(
      @Parameters(paramLabel = "ID", description = "The client.") String id, @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        store -> new EnableClient(store.clients()).set(id, false).map(ClientShapes.CLIENT::one));
  }

  @Command(
      name = "link",
      description = "Links a client to another company of its enterprise.",
      footer = "  tollgate client link website --company com_1")
  int link(
      @Parameters(paramLabel = "ID", description = "The client.") String id,
      @Option(
              names = "--company",
              paramLabel = "ID",
              required = true,
              description = "The company to link the client to.")
          String company,
      @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        store ->
            new LinkClient(store.clients(), store.companies())
                .link(id, company)
                .map(ClientShapes.CLIENT::one));
  }

  @Command(
      name = "unlink",
      description = "Unlinks a client from its company. It keeps its enterprise and its tokens.",
      footer = "  tollgate client unlink website")
  int unlink(
      @Parameters(paramLabel = "ID", description = "The client.") String id, @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        store -> new UnlinkClient(store.clients()).unlink(id).map(ClientShapes.CLIENT::one));
  }

  @Command(
      name = "delete",
      description = "Deletes a client. Its tokens become invalid at once. Asks for confirmation.",
      footer = "  tollgate client delete website --yes")
  int delete(
      @Parameters(paramLabel = "ID", description = "The client.") String id,
      @Mixin Deletion deletion) {
    return runner.delete(
        deletion,
        "Delete client " + Quoted.of(id) + "? Its tokens become invalid at once.",
        store -> new DeleteClient(store.clients()).delete(id).map(ClientShapes.DELETED::one));
  }

  /** The contracts that clients can use: all but the one that owns what no other contract does. */
  private Set<String> contracts() {
    return invocation.ports().errors().contracts().stream()
        .filter(contract -> !contract.equals(HOUSE))
        .collect(Collectors.toSet());
  }

  private static final String HOUSE = "house";
}
