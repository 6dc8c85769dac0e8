package dev.tollgate.cli.client;

import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.application.admin.client.ReplaceKeys;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Runner;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tollgate client keys}. */
@Command(
    name = "keys",
    description =
        "Replaces the public keys that verify a client's assertions. Include the old keys as well"
            + " to rotate without interruption.",
    footer = "  tollgate client keys website --jwks keys.json")
final class ClientKeysCommand implements Callable<Integer> {

  private final Invocation invocation;
  private final Runner<ClientRefusal> runner;

  @Parameters(paramLabel = "ID", description = "The client.")
  private String id;

  @ArgGroup(multiplicity = "1")
  private KeySource source;

  @Mixin private DryRun dryRun;

  ClientKeysCommand(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, ClientWording::of);
  }

  @Override
  public Integer call() throws IOException {
    return source
        .read(runner)
        .fold(
            keys ->
                runner.change(
                    dryRun,
                    ClientShapes.CLIENT,
                    store ->
                        new ReplaceKeys(store.clients(), invocation.ports().keySets())
                            .replace(id, keys)),
            runner::refuse);
  }
}
