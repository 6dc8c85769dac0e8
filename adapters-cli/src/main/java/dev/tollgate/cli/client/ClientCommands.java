package dev.tollgate.cli.client;

import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.application.admin.client.ClientsOfCompany;
import dev.tollgate.application.admin.client.DeleteClient;
import dev.tollgate.application.admin.client.EnableClient;
import dev.tollgate.application.admin.client.LinkClient;
import dev.tollgate.application.admin.client.ListClients;
import dev.tollgate.application.admin.client.ShowClient;
import dev.tollgate.application.admin.client.UnlinkClient;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.EnabledListOptions;
import dev.tollgate.cli.command.EnabledStatus;
import dev.tollgate.cli.command.Entry;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.output.Output;
import dev.tollgate.domain.Client;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate client ...}. */
@Command(
    name = "client",
    description = "Manages clients, the programs that obtain tokens.",
    footer = "  tollgate client register Website --company com_1 --scope profile:read",
    addMethodSubcommands = false)
public final class ClientCommands {

  private final Runner<ClientRefusal> runner;

  private ClientCommands(Invocation invocation) {
    this.runner = new Runner<>(invocation, ClientWording::of);
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation
        .noun(
            new ClientCommands(invocation),
            new Entry("register", RegisterCommand::new),
            new Entry("update", UpdateCommand::new),
            new Entry("import", ImportCommand::new),
            new Entry("keys", ClientKeysCommand::new),
            new Entry("secret", SecretCommands::new))
        .registerConverter(EnabledStatus.class, Choice.of(EnabledStatus.class))
        .registerConverter(AuthMethod.class, Choice.of(AuthMethod.class))
        .registerConverter(Pkce.class, Choice.of(Pkce.class))
        .registerConverter(Grant.class, Choice.of(Grant.class));
  }

  @Command(
      name = "list",
      description = "Lists clients, ordered by id.",
      footer = "  tollgate client list --status disabled --limit 20")
  int list(
      @Mixin EnabledListOptions options,
      @Option(
              names = "--company",
              paramLabel = "ID",
              description = "List only the clients linked to this company.")
          Optional<String> company) {
    return runner.answer(
        store ->
            ListOptions.<Client, ClientRefusal>ownedBy(
                    company, new ClientsOfCompany(store.companies())::of)
                .<Output>map(
                    wanted ->
                        options.gather(
                            new ListClients(store.clients())::list,
                            Client::id,
                            wanted,
                            ClientShapes.CLIENT)));
  }

  @Command(
      name = "show",
      description =
          "Shows one client. A client without contracts may use all of them. jwks_kids lists the"
              + " ids of its registered keys.",
      footer = "  tollgate client show website")
  int show(@Parameters(paramLabel = "ID", description = "The client.") String id) {
    return runner.answer(ClientShapes.CLIENT, store -> new ShowClient(store.clients()).show(id));
  }

  @Command(
      name = "enable",
      description = "Enables a client. It can obtain and use tokens again.",
      footer = "  tollgate client enable website")
  int enable(
      @Parameters(paramLabel = "ID", description = "The client.") String id, @Mixin DryRun dryRun) {
    return runner.change(
        dryRun, ClientShapes.CLIENT, store -> new EnableClient(store.clients()).set(id, true));
  }

  @Command(
      name = "disable",
      description =
          "Disables a client. Within a second it obtains no tokens and its tokens are refused.",
      footer = "  tollgate client disable website")
  int disable(
      @Parameters(paramLabel = "ID", description = "The client.") String id, @Mixin DryRun dryRun) {
    return runner.change(
        dryRun, ClientShapes.CLIENT, store -> new EnableClient(store.clients()).set(id, false));
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
        ClientShapes.CLIENT,
        store -> new LinkClient(store.clients(), store.companies()).link(id, company));
  }

  @Command(
      name = "unlink",
      description = "Unlinks a client from its company. It keeps its enterprise and its tokens.",
      footer = "  tollgate client unlink website")
  int unlink(
      @Parameters(paramLabel = "ID", description = "The client.") String id, @Mixin DryRun dryRun) {
    return runner.change(
        dryRun, ClientShapes.CLIENT, store -> new UnlinkClient(store.clients()).unlink(id));
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
        ClientShapes.DELETED,
        store -> new DeleteClient(store.clients()).delete(id));
  }
}
