package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.cli.command.ShellLine;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.cli.command.Tollgate;
import dev.tollgate.domain.Scope;
import dev.tollgate.http.contract.Contract;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a server prints when it has started: its address, its contracts, and what to do next. */
record Announcement(List<ListenTarget> listening, ServerSettings settings, StoreOptions options) {

  Announcement {
    listening = List.copyOf(listening);
  }

  Announcement(ListenAddress address, ServerSettings settings, StoreOptions options) {
    this(List.of(address), settings, options);
  }

  List<String> lines(Storage storage, Optional<Demo> demo) {
    List<String> lines = new ArrayList<>();
    listening.forEach(target -> lines.add("Tollgate listens on " + target.url()));
    if (listening.stream().anyMatch(Announcement::isEverywhere)) {
      lines.add("It also listens on every other address of this machine.");
    }
    settings.issuer().ifPresent(issuer -> lines.add("Issuer: " + issuer));
    lines.add("Store: " + withoutSecrets(options.storage()));
    lines.add(
        "Contracts: "
            + settings.folders().contracts().stream()
                .map(Contract::name)
                .collect(Collectors.joining(", ")));
    lines.addAll(
        demo.map(this::walk).orElseGet(() -> isEmpty(storage) ? firstSteps() : routineSteps()));
    return lines;
  }

  private static boolean isEverywhere(ListenTarget target) {
    return target instanceof ListenAddress address && address.isEverywhere();
  }

  /** The URL that reaches the server from this machine, or else the issuer. */
  private String base() {
    return ListenTarget.tcp(listening)
        .map(ListenAddress::url)
        .or(settings::issuer)
        .orElseThrow(() -> new IllegalStateException("a server without a URL has an issuer"));
  }

  /** A URL may hold a password, before its host or among its parameters. */
  private static String withoutSecrets(String url) {
    return url.replaceFirst("//[^/]*@", "//").replaceFirst("[?;].*", "");
  }

  private static boolean isEmpty(Storage storage) {
    return storage.enterprises().page(Listing.first(1)).isEmpty();
  }

  private List<String> walk(Demo demo) {
    Demo.Credentials client = demo.prepare();
    Demo.Person person = demo.person(client);
    List<String> lines = new ArrayList<>();
    lines.add("client_id: " + client.clientId());
    lines.add("client_secret: " + client.clientSecret());
    lines.addAll(Demo.walk(client, person.clientId(), base(), settings.folders()).lines().toList());
    lines.addAll(
        Demo.signIn(
            program(), person, settings.issuer().map(Object::toString).orElseGet(this::base)));
    return lines;
  }

  private List<String> routineSteps() {
    return List.of("Load balancers can check " + base() + "/health");
  }

  private List<String> firstSteps() {
    if (options.storage().startsWith("memory:")) {
      return List.of(
          "The store is empty, and commands cannot reach a store in memory. Start with --demo, or"
              + " with another store.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("The store is empty. Register a client from another terminal:");
    lines.add(command("enterprise create 'Acme Ltd'"));
    lines.add(command("company create 'Acme Brands' --enterprise ENTERPRISE_ID"));
    Set<Scope> scopes = requiredScopes();
    for (Scope scope : scopes) {
      lines.add(
          command(
              "scope create %s -- %s"
                  .formatted(
                      ShellLine.word("--description=" + scope.value()),
                      ShellLine.word(scope.value()))));
    }
    lines.add(
        command(
            "client register CI --company COMPANY_ID"
                + scopes.stream()
                    .map(scope -> " " + ShellLine.word("--scope=" + scope.value()))
                    .collect(Collectors.joining())));
    return lines;
  }

  private Set<Scope> requiredScopes() {
    return settings.folders().contracts().stream()
        .flatMap(contract -> contract.requiredScopes(settings.values()).values().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** This program, as it was started. */
  private static String program() {
    return ShellLine.word(System.getProperty("tollgate.command", "tollgate"));
  }

  /** A command for this store, as a shell reads it. */
  private String command(String command) {
    StringBuilder line = new StringBuilder("  " + program());
    Map<String, String> configured = options.variables();
    Optional.ofNullable(configured.get(Tollgate.CONFIG))
        .ifPresent(file -> line.append(' ').append(ShellLine.option("--config", file)));
    if (!options.data().toString().equals(configured.getOrDefault(Tollgate.DATA, "data"))) {
      line.append(' ').append(ShellLine.option("--data", options.data()));
    }
    if (!configured.containsKey(Tollgate.STORAGE + "_FILE")
        && !options
            .storage()
            .equals(configured.getOrDefault(Tollgate.STORAGE, "h2:" + options.data()))) {
      line.append(' ').append(ShellLine.option("--storage", withoutSecrets(options.storage())));
    }
    return line.append(' ').append(command).toString();
  }
}
