package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a server says when it has started: where it is, what it serves, and what to do next. */
record Announcement(String base, List<String> contracts, StoreOptions options) {

  List<String> lines(Storage storage, ScopeSet scopes, Optional<Demo.Credentials> demo) {
    List<String> lines = new ArrayList<>();
    lines.add("Tollgate listens on " + base);
    lines.add("Store: " + withoutSecrets(options.storage()));
    lines.add("Contracts: " + String.join(", ", contracts));
    lines.addAll(
        demo.map(this::walk).orElseGet(() -> isEmpty(storage) ? firstSteps(scopes) : usualSteps()));
    return lines;
  }

  /** A URL may hold a password, before its host or among its parameters. */
  private static String withoutSecrets(String url) {
    return url.replaceFirst("//[^/]*@", "//").replaceFirst("[?;].*", "");
  }

  private static boolean isEmpty(Storage storage) {
    return storage.enterprises().page(Listing.first(1)).isEmpty();
  }

  private List<String> walk(Demo.Credentials demo) {
    List<String> lines = new ArrayList<>();
    lines.add("client_id: " + demo.clientId());
    lines.add("client_secret: " + demo.clientSecret());
    lines.addAll(Demo.walk(demo, base).lines().toList());
    return lines;
  }

  private List<String> usualSteps() {
    return List.of("Next: " + base + "/health tells a load balancer whether it can work.");
  }

  private List<String> firstSteps(ScopeSet scopes) {
    if (options.storage().startsWith("memory:")) {
      return List.of(
          "The store is empty, and commands do not reach it in memory: start with --demo, or with"
              + " another store.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("The store is empty. To let a client get tokens, in another terminal:");
    lines.add(command("enterprise create \"Acme Ltd\""));
    lines.add(command("company create \"Acme Brands\" --enterprise ENTERPRISE_ID"));
    for (Scope scope : scopes.values()) {
      lines.add(
          command("scope create " + scope.value() + " --description \"" + scope.value() + "\""));
    }
    lines.add(
        command(
            "client register \"CI\" --company COMPANY_ID"
                + scopes.values().stream()
                    .map(scope -> " --scope " + scope.value())
                    .collect(Collectors.joining())));
    return lines;
  }

  /** A command for this store, as a shell reads it. */
  private String command(String command) {
    StringBuilder line = new StringBuilder("  tollgate ").append(command);
    if (!options.data().toString().equals("data")) {
      line.append(" --data ").append(quoted(options.data().toString()));
    }
    if (!options.storage().equals("h2:" + options.data())) {
      line.append(" --storage ").append(quoted(withoutSecrets(options.storage())));
    }
    return line.toString();
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./:@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
