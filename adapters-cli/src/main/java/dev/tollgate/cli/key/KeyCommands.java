package dev.tollgate.cli.key;

import dev.tollgate.application.admin.key.KeyRecord;
import dev.tollgate.application.admin.key.RotateKey;
import dev.tollgate.cli.command.Admin;
import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.InputFile;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.SigningAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate key ...}. */
@Command(
    name = "key",
    description = "The keys that sign tokens. No command ever prints a private one.",
    footer = "  tollgate key rotate --algorithm RS256")
public final class KeyCommands {

  private final Session session;

  public KeyCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "list",
      description =
          "Lists keys, oldest first. A published one does not sign yet; a rotated one signs no"
              + " longer, and verifies what it signed.",
      footer = "  tollgate key list --format json")
  int list() {
    return session.list(admin -> Shapes.KEY.many(admin.listKeys().list()));
  }

  @Command(
      name = "rotate",
      description =
          "Makes new keys, which are published at once and take over after 90 seconds. The first"
              + " key of an algorithm signs at once.",
      footer = "  tollgate key rotate --algorithm RS256")
  int rotate(
      @Option(
              names = "--algorithm",
              paramLabel = "A",
              description =
                  "For which algorithm: ${COMPLETION-CANDIDATES} (all that have a key; on a new"
                      + " store all).")
          Optional<SigningAlgorithm> algorithm,
      @Option(
              names = "--now",
              description =
                  "Let them sign at once. Whoever keeps the key set refuses their tokens until it"
                      + " is fetched again.")
          boolean atOnce,
      @Mixin DryRun dryRun) {
    Shape<KeyRecord> shape = dryRun.isWanted() ? Shapes.KEY.without("kid") : Shapes.KEY;
    return session.changeAlways(dryRun, admin -> rotate(admin, algorithm, atOnce, shape));
  }

  private static Output rotate(
      Admin admin, Optional<SigningAlgorithm> algorithm, boolean atOnce, Shape<KeyRecord> shape) {
    Set<SigningAlgorithm> present =
        admin.listKeys().list().stream()
            .map(it -> it.key().algorithm())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(SigningAlgorithm.class)));
    Set<SigningAlgorithm> usual =
        present.isEmpty() ? EnumSet.allOf(SigningAlgorithm.class) : present;
    RotateKey rotation = admin.rotateKey();
    return shape.many(
        algorithm.<Set<SigningAlgorithm>>map(EnumSet::of).orElse(usual).stream()
            .map(it -> rotation.rotate(it, atOnce))
            .toList());
  }

  @Command(
      name = "retire",
      description =
          "Removes a key that leaked: every token that it signed is invalid at once. Asks before it"
              + " does. A key that signs has to be replaced first, with rotate --now.",
      footer = "  tollgate key retire 3fHk-b2Q --yes")
  int retire(
      @Parameters(
              paramLabel = "KID",
              description = "The key; -- goes before one that begins with a dash.")
          String kid,
      @Mixin Deletion deletion) {
    return session.delete(
        deletion,
        "Retire key " + Quoted.of(kid) + "? Every token that it signed is invalid at once.",
        admin -> admin.retireKey().retire(kid).map(Shapes.RETIRED_KEY::one));
  }

  @Command(
      name = "import",
      description =
          "Takes over a private key that was made elsewhere, which is published at once and signs"
              + " after 90 seconds. Its kind decides on the algorithm: RSA of 2048 to 4096"
              + " bits, P-256 or Ed25519.",
      footer = "  tollgate key import key.pem")
  int load(
      @Parameters(
              paramLabel = "PEM_FILE",
              description = "The key in PEM, not encrypted; - is standard input.")
          Path path,
      @Mixin DryRun dryRun)
      throws IOException {
    InputFile file = new InputFile(path);
    if (file.isStandardInput() && session.isInteractive()) {
      return session.refuse(
          "Nothing was changed: a terminal would show the key. Pipe it in, such as: tollgate key"
              + " import - < FILE");
    }
    return session
        .read(file)
        .fold(
            pem ->
                session.change(dryRun, admin -> admin.importKey().load(pem).map(Shapes.KEY::one)),
            session::refuse);
  }
}
