package dev.tollgate.cli.client;

import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.admin.client.RegisterClient.Registration;
import dev.tollgate.application.admin.client.UpdateClient;
import dev.tollgate.cli.command.Admin;
import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
import dev.tollgate.cli.output.Output;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.refusal.CompanyRefusal;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate client ...}. */
@Command(
    name = "client",
    description = "Programs that obtain tokens.",
    footer = "  tollgate client register Website --company com_1 --scope profile:read")
public final class ClientCommands {

  private final Session session;

  public ClientCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "register",
      description = "Registers a client. A secret that is made for it is shown this once.",
      footer = "  tollgate client register Website --company com_1 --scope profile:read")
  public int register(
      @Parameters(paramLabel = "NAME", description = "What people call it.") String name,
      @Option(
              names = "--company",
              paramLabel = "ID",
              required = true,
              description = "The company that it is linked to.")
          String company,
      @Option(
              names = "--scope",
              paramLabel = "S",
              description = "A scope that its tokens carry; may be repeated.")
          List<String> scopes,
      @Option(
              names = "--id",
              paramLabel = "ID",
              description = "The client_id to register under (a random one).")
          Optional<String> id,
      @Mixin AuthenticationOptions authentication,
      @Option(
              names = "--grant",
              paramLabel = "G",
              description =
                  "A way in which it may obtain tokens; may be repeated: ${COMPLETION-CANDIDATES}"
                      + " (client_credentials; both others for a client without authentication)."
                      + " This server only serves client_credentials yet; the others can be"
                      + " registered ahead.")
          List<Grant> grants,
      @Option(
              names = "--contract",
              paramLabel = "C",
              description = "A contract that it may use; may be repeated (all).")
          List<String> contracts)
      throws IOException {
    return authentication
        .read(session)
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
                        orNone(contracts))),
            session::refuse);
  }

  private static <T> List<T> orNone(List<T> given) {
    return Objects.requireNonNullElse(given, List.of());
  }

  private int register(Registration wanted) {
    return switch (wanted.method()) {
      case Method.BySecret(Optional<Secret> brought) when brought.isEmpty() ->
          session.answerWithSecret(
              admin -> admin.registerClient().register(wanted).map(Shapes.REGISTERED::one));
      case Method.BySecret _ ->
          session.answer(
              admin ->
                  admin.registerClient().register(wanted).map(Shapes.REGISTERED_WITH_ITS_OWN::one));
      case Method.ByKeys _, Method.ByKeysAt _, Method.None _ ->
          session.answer(
              admin ->
                  admin
                      .registerClient()
                      .register(wanted)
                      .map(registered -> Shapes.CLIENT.one(registered.client())));
    };
  }

  @Command(
      name = "update",
      description =
          "Changes the name and the scopes of a client. Tokens that it has keep their scopes.",
      footer = "  tollgate client update website --add-scope tags:read")
  int update(
      @Parameters(paramLabel = "ID", description = "The client.") String id,
      @ArgGroup(exclusive = false, multiplicity = "1") Update update,
      @Mixin DryRun dryRun) {
    return session.change(
        dryRun, admin -> admin.updateClient().update(id, update.wanted()).map(Shapes.CLIENT::one));
  }

  /** At least one of these. */
  static final class Update {

    @Option(names = "--name", paramLabel = "NAME", description = "Its new name.")
    private Optional<String> name = Optional.empty();

    @Option(
        names = "--add-scope",
        paramLabel = "S",
        description = "A scope that its new tokens carry, too; may be repeated.")
    private List<String> add = List.of();

    @Option(
        names = "--remove-scope",
        paramLabel = "S",
        description = "A scope that its new tokens carry no longer; may be repeated.")
    private List<String> remove = List.of();

    UpdateClient.Wanted wanted() {
      return new UpdateClient.Wanted(name, add, remove);
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
              description = "Only those that are so: ${COMPLETION-CANDIDATES}.")
          Optional<ClientStatus> status,
      @Option(
              names = "--company",
              paramLabel = "ID",
              description = "Only those linked to this company.")
          Optional<String> company) {
    return session.answer(
        admin ->
            linkedTo(company, admin)
                .<Output>map(
                    wanted ->
                        options.gather(
                            admin.listClients()::list,
                            Client::id,
                            status.map(ClientStatus::isEnabled),
                            wanted,
                            Shapes.CLIENT)));
  }

  private static Result<Predicate<Client>, CompanyRefusal> linkedTo(
      Optional<String> company, Admin admin) {
    return company
        .<Result<Predicate<Client>, CompanyRefusal>>map(
            id -> admin.showCompany().show(id).map(owner -> linkedTo(owner.id())))
        .orElseGet(() -> Result.ok(_ -> true));
  }

  private static Predicate<Client> linkedTo(CompanyId company) {
    return client -> client.company().filter(company::equals).isPresent();
  }

  @Command(
      name = "show",
      description =
          "Shows one client. One without contracts may use all of them; jwks_kids names the keys"
              + " that were registered with it.",
      footer = "  tollgate client show website")
  int show(@Parameters(paramLabel = "ID", description = "The client.") String id) {
    return session.answer(admin -> admin.showClient().show(id).map(Shapes.CLIENT::one));
  }

  @Command(
      name = "enable",
      description = "Lets a client obtain and use tokens again.",
      footer = "  tollgate client enable website")
  int enable(
      @Parameters(paramLabel = "ID", description = "The client.") String id, @Mixin DryRun dryRun) {
    return session.change(
        dryRun, admin -> admin.enableClient().set(id, true).map(Shapes.CLIENT::one));
  }

  @Command(
      name = "disable",
      description = "Shuts a client and its tokens out, within a second.",
      footer = "  tollgate client disable website")
  int disable(
      @Parameters(paramLabel = "ID", description = "The client.") String id, @Mixin DryRun dryRun) {
    return session.change(
        dryRun, admin -> admin.enableClient().set(id, false).map(Shapes.CLIENT::one));
  }

  @Command(
      name = "link",
      description = "Links a client to a company of its enterprise, in place of its present one.",
      footer = "  tollgate client link website --company com_1")
  int link(
      @Parameters(paramLabel = "ID", description = "The client.") String id,
      @Option(
              names = "--company",
              paramLabel = "ID",
              required = true,
              description = "The company to link it to.")
          String company,
      @Mixin DryRun dryRun) {
    return session.change(
        dryRun, admin -> admin.linkClient().link(id, company).map(Shapes.CLIENT::one));
  }

  @Command(
      name = "unlink",
      description = "Takes a client from its company; it keeps its enterprise and its tokens.",
      footer = "  tollgate client unlink website")
  int unlink(
      @Parameters(paramLabel = "ID", description = "The client.") String id, @Mixin DryRun dryRun) {
    return session.change(dryRun, admin -> admin.unlinkClient().unlink(id).map(Shapes.CLIENT::one));
  }

  @Command(
      name = "delete",
      description = "Deletes a client; its tokens end at once. Asks before it does.",
      footer = "  tollgate client delete website --yes")
  int delete(
      @Parameters(paramLabel = "ID", description = "The client.") String id,
      @Mixin Deletion deletion) {
    return session.delete(
        deletion,
        "Delete client " + Quoted.of(id) + "? Its tokens end at once.",
        admin -> admin.deleteClient().delete(id).map(Shapes.DELETED::one));
  }
}
