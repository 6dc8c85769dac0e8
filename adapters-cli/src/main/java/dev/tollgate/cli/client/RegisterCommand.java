package dev.tollgate.cli.client;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.RegisterClientRefusal;
import dev.tollgate.application.admin.client.CodeFlowRequest;
import dev.tollgate.application.admin.client.RegisterClient;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.admin.client.RegisterClient.Registered;
import dev.tollgate.application.admin.client.RegisterClient.Registration;
import dev.tollgate.application.contract.KnownContracts;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.cli.command.ClaimWording;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.TokenSettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate client register}. */
@Command(
    name = "register",
    description = "Registers a client. A generated secret is shown only once.",
    footer = "  tollgate client register Website --company com_1 --scope profile:read")
final class RegisterCommand implements Callable<Integer> {

  /** Owns what no contract owns; clients cannot use it. */
  private static final String HOUSE = "house";

  private final Invocation invocation;
  private final Runner<ClientRefusal> runner;

  @Parameters(paramLabel = "NAME", description = "The display name.")
  private String name;

  @Option(
      names = "--company",
      paramLabel = "ID",
      required = true,
      description = "The company to link the client to.")
  private String company;

  @Option(
      names = "--scope",
      paramLabel = "S",
      description =
          "A scope to grant to the client. Repeatable. Clients that users authorize have openid,"
              + " profile, email, groups and offline_access anyway.")
  private List<String> scopes = List.of();

  @Option(names = "--id", paramLabel = "ID", description = "The client_id (default: a random one).")
  private Optional<String> id = Optional.empty();

  @Mixin private AuthenticationOptions authentication;

  @Option(
      names = "--grant",
      paramLabel = "G",
      description =
          "A grant type that the client may use: ${COMPLETION-CANDIDATES}. Repeatable (default:"
              + " authorization_code with --redirect-uri or without authentication, otherwise"
              + " client_credentials). refresh_token comes with authorization_code if you ask for"
              + " it.")
  private List<Grant> grants = List.of();

  @Option(
      names = "--contract",
      paramLabel = "C",
      description = "A contract that the client may use. Repeatable (default: all).")
  private List<String> contracts = List.of();

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description =
          "The origin of a web page whose scripts use the client, such as"
              + " https://app.example.com. They may read the answers of the OAuth endpoints of rfc."
              + " Repeatable.")
  private List<String> origins = List.of();

  @Mixin private CodeFlowOptions codeFlow;

  @Mixin private TokenSettingsOptions tokenSettings;

  RegisterCommand(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, ClientWording::of);
  }

  @Override
  public Integer call() throws IOException {
    return switch (tokenSettings.read(new EditClaims(invocation.ports().json()))) {
      case Result.Refused<TokenSettings, EditClaims.Problem>(EditClaims.Problem problem) ->
          runner.refuse(ClaimWording.of(problem));
      case Result.Ok<TokenSettings, EditClaims.Problem>(TokenSettings settings) ->
          register(settings);
    };
  }

  private int register(TokenSettings settings) throws IOException {
    return switch (codeFlow.read(runner)) {
      case Result.Refused<CodeFlowRequest, String>(String sentence) -> runner.refuse(sentence);
      case Result.Ok<CodeFlowRequest, String>(CodeFlowRequest users) ->
          authentication
              .read(runner)
              .fold(method -> register(registration(method, settings, users)), runner::refuse);
    };
  }

  private Registration registration(Method method, TokenSettings settings, CodeFlowRequest users) {
    return new Registration(
        name,
        company,
        scopes,
        id,
        method,
        grants.stream().map(Grant::type).collect(Collectors.toSet()),
        contracts,
        origins,
        settings,
        users,
        Optional.empty(),
        true);
  }

  private int register(Registration registration) {
    return switch (registration.method()) {
      case Method.BySecret(Optional<Secret> brought) when brought.isEmpty() ->
          runner.answerWithSecret(
              store ->
                  register(registration, store).map(it -> warned(it, ClientShapes.REGISTERED)));
      case Method.BySecret _ ->
          runner.answer(
              store ->
                  register(registration, store)
                      .map(it -> warned(it, ClientShapes.REGISTERED_WITH_ITS_OWN)));
      case Method.SecretLater _, Method.ByKeys _, Method.ByKeysAt _, Method.None _ ->
          runner.answer(
              ClientShapes.CLIENT, store -> register(registration, store).map(Registered::client));
    };
  }

  private Result<Registered, RegisterClientRefusal> register(
      Registration registration, Storage store) {
    return useCase(invocation, store).register(registration);
  }

  private Output warned(Registered registered, Shape<Registered> shape) {
    BasicHeader.warning(registered).ifPresent(runner::remark);
    return shape.one(registered);
  }

  static RegisterClient useCase(Invocation invocation, Storage store) {
    return new RegisterClient(
        store.clients(),
        store.companies(),
        store.scopes(),
        invocation.ports().keySets(),
        contracts(invocation),
        invocation.clock(),
        invocation.random());
  }

  static KnownContracts contracts(Invocation invocation) {
    ErrorCatalog catalog = invocation.ports().errors();
    return new KnownContracts(
        catalog.contracts().stream()
            .filter(contract -> !contract.equals(HOUSE))
            .collect(Collectors.toSet()),
        Set.copyOf(catalog.versions()));
  }
}
