package dev.tollgate.cli.client;

import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
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
        "Puts other public keys in the place of those that a client signs its assertions with. A"
            + " set that holds the old ones, too, lets it change them without a gap.",
    footer = "  tollgate client keys website --jwks keys.json")
public final class ClientKeysCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(paramLabel = "ID", description = "The client.")
  private String id;

  @ArgGroup(multiplicity = "1")
  private KeySource source;

  @Mixin private DryRun dryRun;

  public ClientKeysCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    return source
        .read(session)
        .fold(
            keys ->
                session.change(
                    dryRun, admin -> admin.replaceKeys().replace(id, keys).map(Shapes.CLIENT::one)),
            session::refuse);
  }
}
