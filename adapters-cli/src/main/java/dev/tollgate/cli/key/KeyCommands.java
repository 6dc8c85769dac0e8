package dev.tollgate.cli.key;

import dev.tollgate.application.admin.key.ImportKey;
import dev.tollgate.application.admin.key.KeyRecord;
import dev.tollgate.application.admin.key.KeyRefusal;
import dev.tollgate.application.admin.key.ListKeys;
import dev.tollgate.application.admin.key.RetireKey;
import dev.tollgate.application.admin.key.RotateKey;
import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.InputFile;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.SigningAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate key ...}. */
@Command(
    name = "key",
    description = "Manages the keys that sign tokens. No command prints a private key.",
    footer = "  tollgate key rotate --algorithm RS256",
    addMethodSubcommands = false)
public final class KeyCommands {

  private final Invocation invocation;
  private final Runner<KeyRefusal> runner;

  private KeyCommands(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, KeyWording::of);
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation
        .noun(new KeyCommands(invocation))
        .registerConverter(SigningAlgorithm.class, Choice.of(SigningAlgorithm.class));
  }

  @Command(
      name = "list",
      description =
          "Lists keys, oldest first. A published key does not sign yet. A rotated key no longer"
              + " signs but still verifies what it signed.",
      footer = "  tollgate key list --format json")
  int list() {
    return runner.list(
        store -> KeyShapes.KEY.many(new ListKeys(store.keys(), invocation.clock()).list()));
  }

  @Command(
      name = "rotate",
      description =
          "Generates new keys. They are published at once and start signing after 90 seconds. The"
              + " first key of an algorithm signs at once.",
      footer = "  tollgate key rotate --algorithm RS256")
  int rotate(
      @Option(
              names = "--algorithm",
              paramLabel = "A",
              description =
                  "The algorithm: ${COMPLETION-CANDIDATES} (default: all that have a key; in a new"
                      + " store, all).")
          Optional<SigningAlgorithm> algorithm,
      @Option(
              names = "--now",
              description =
                  "Start signing at once. Verifiers that cache the key set refuse the new tokens"
                      + " until they fetch it again.")
          boolean atOnce,
      @Mixin DryRun dryRun) {
    Shape<KeyRecord> shape = dryRun.isEnabled() ? KeyShapes.KEY.without("kid") : KeyShapes.KEY;
    return runner.changeAlways(dryRun, store -> rotate(store, algorithm, atOnce, shape));
  }

  private Output rotate(
      Storage store, Optional<SigningAlgorithm> algorithm, boolean atOnce, Shape<KeyRecord> shape) {
    Set<SigningAlgorithm> present =
        new ListKeys(store.keys(), invocation.clock())
            .list().stream()
                .map(it -> it.key().algorithm())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SigningAlgorithm.class)));
    Set<SigningAlgorithm> usual =
        present.isEmpty() ? EnumSet.allOf(SigningAlgorithm.class) : present;
    RotateKey rotation = new RotateKey(store.keys(), keyMaker(store), invocation.clock());
    return shape.many(
        algorithm.<Set<SigningAlgorithm>>map(EnumSet::of).orElse(usual).stream()
            .map(it -> rotation.rotate(it, atOnce))
            .toList());
  }

  @Command(
      name = "retire",
      description =
          "Removes a leaked key. Every token it signed becomes invalid at once. A key that still"
              + " signs has to be replaced first, with rotate --now. Asks for confirmation.",
      footer = "  tollgate key retire 3fHk-b2Q --yes")
  int retire(
      @Parameters(
              paramLabel = "KID",
              description = "The key id. Put -- before an id that begins with a dash.")
          String kid,
      @Mixin Deletion deletion) {
    return runner.delete(
        deletion,
        "Retire key " + Quoted.of(kid) + "? Every token it signed becomes invalid at once.",
        KeyShapes.RETIRED_KEY,
        store -> new RetireKey(store.keys(), invocation.clock()).retire(kid));
  }

  @Command(
      name = "import",
      description =
          "Imports a private key. It is published at once and starts signing after 90 seconds. The"
              + " type of key determines the algorithm: RSA of 2048 to 4096 bits, P-256 or"
              + " Ed25519.",
      footer = "  tollgate key import key.pem")
  int load(
      @Parameters(
              paramLabel = "PEM_FILE",
              description = "The unencrypted private key in PEM, or - for standard input.")
          Path path,
      @Mixin DryRun dryRun)
      throws IOException {
    InputFile file = new InputFile(path);
    if (file.isStandardInput() && runner.isInteractive()) {
      return runner.refuse(
          "Nothing was changed: a terminal would show the key. Pipe it in, for example: tollgate"
              + " key import - < FILE");
    }
    return runner
        .read(file)
        .fold(
            pem ->
                runner.change(
                    dryRun,
                    store ->
                        new ImportKey(store.keys(), keyMaker(store), invocation.clock())
                            .load(pem)
                            .map(KeyShapes.KEY::one)),
            runner::refuse);
  }

  /** Needs the master key. */
  private KeyMaker keyMaker(Storage store) {
    return invocation.ports().keyMakers().apply(invocation.options().storeOptions(), store.keys());
  }
}
