package dev.tollgate.cli.client;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.InputFile;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Runner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tollgate client import}. */
@Command(
    name = "import",
    description = {
      "Registers the clients in a file and shows the result for each line.",
      "",
      "The file has one JSON object per line, with the members that client show prints: name and"
          + " company_id, and optionally client_id, scopes, auth_method, grants, contracts,"
          + " jwks_uri, origins, public, redirect_uris, post_logout_redirect_uris, for_everyone,"
          + " pkce, skip_consent, any_localhost_port, token_lifetime, claims and enabled."
          + " client_secret is the client's existing secret; if it is missing, add a secret later."
          + " jwks is its key set, and icon its icon in Base64. enterprise_id must match the"
          + " company; jwks_kids, icon_type and created_at are ignored.",
      "",
      "Each line is independent: a refused line changes nothing and does not stop the others. The"
          + " exit status is 1 if any line was refused. Secrets are never shown."
    },
    footer = "  tollgate client import clients.jsonl --dry-run")
final class ImportCommand implements Callable<Integer> {

  private final Invocation invocation;
  private final Runner<ClientRefusal> runner;

  @Parameters(paramLabel = "FILE", description = "The file to import, or - for standard input.")
  private Path file;

  @Mixin private DryRun dryRun;

  ImportCommand(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, ClientWording::of);
  }

  @Override
  public Integer call() throws IOException {
    InputFile input = new InputFile(file);
    if (!input.isStandardInput() && !input.isReadable()) {
      return runner.refuse(InputFile.missing(file));
    }
    try (InputStream in = input.open(invocation.terminal().in())) {
      ImportedLines lines =
          new ImportedLines(
              new ClientLine(new EditClaims(invocation.ports().json()), invocation.ports().json()));
      int status =
          runner.changeAlways(
              dryRun,
              store ->
                  ImportedLines.SHAPE.many(
                      lines.read(in, RegisterCommand.useCase(invocation, store), store)));
      return status == Runner.DONE ? lines.refusal().map(runner::refuse).orElse(status) : status;
    }
  }
}
