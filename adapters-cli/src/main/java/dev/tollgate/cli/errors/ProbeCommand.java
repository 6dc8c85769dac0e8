package dev.tollgate.cli.errors;

import dev.tollgate.application.admin.errors.ErrorRefusal;
import dev.tollgate.application.admin.errors.ProbeServer;
import dev.tollgate.application.admin.errors.ProbeServer.Report;
import dev.tollgate.application.port.ServerProbe.Credentials;
import dev.tollgate.application.port.ServerProbe.Finding;
import dev.tollgate.application.port.ServerProbe.Target;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.Secrets;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Format;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollgate probe}. */
@Command(
    name = "probe",
    description =
        "Scores any server against a contract: provokes each error that can be provoked from"
            + " outside, with one request each, and compares status, headers and body. Exits with 1"
            + " unless all are the same.",
    footer = "  tollgate probe http://127.0.0.1:8080 --contract rfc")
public final class ProbeCommand implements Callable<Integer> {

  static final String SECRET = "TOLLGATE_CLIENT_SECRET";

  private static final Shape<Finding> FINDING =
      Shape.<Finding>of("error", it -> Cell.text(it.error()))
          .and("layer", it -> Cell.text(it.layer()))
          .and(
              "outcome",
              it -> Cell.text(it.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-')))
          .and("details", it -> new Cell.Texts(it.details()));

  private static final Shape<Report> REPORT =
      Shape.<Report>of("score", it -> new Cell.Count(it.score()))
          .and("same", it -> new Cell.Count(it.same()))
          .and("provoked", it -> new Cell.Count(it.provoked()))
          .and("errors", it -> FINDING.cell(it.findings()));

  @Parameters(paramLabel = "URL", description = "Base URL of the server, http or https.")
  private URI server;

  @Option(
      names = "--contract",
      required = true,
      paramLabel = "C",
      description = "Contract to compare with, or a version of one.")
  private String contract;

  @Option(
      names = "--contracts",
      paramLabel = "DIR",
      description = "Directory with contract files that change the contract, as for serve.")
  private Optional<Path> files;

  @Option(
      names = "--client",
      paramLabel = "ID",
      description =
          "Client for errors that need one. Its secret is read from "
              + SECRET
              + " or from the file that "
              + SECRET
              + "_FILE names.")
  private Optional<String> client;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "10",
      description = "Most requests a second, from 1 to 100; default 10.")
  private int rate;

  @Option(
      names = "--i-may-test-this-server",
      description =
          "Probe a server that is not on this machine. Ask its owner first: requests are malformed"
              + " on purpose.")
  private boolean allowed;

  @Spec private CommandSpec command;

  private final Runner<ErrorRefusal> runner;
  private final Invocation invocation;

  private ProbeCommand(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, ErrorCommands::wording);
  }

  /** The command. */
  public static CommandLine in(Invocation invocation) {
    return new CommandLine(new ProbeCommand(invocation));
  }

  @Override
  public Integer call() {
    checkServer();
    if (rate < 1 || rate > 100) {
      throw usage("--rate is from 1 to 100.");
    }
    Target target = new Target(server, contract, files, client.map(this::credentials), rate);
    return new ProbeServer(invocation.ports().errors(), invocation.ports().probe())
        .probe(target)
        .fold(this::show, refusal -> runner.refuse(ErrorCommands.wording(refusal)));
  }

  private void checkServer() {
    String scheme = String.valueOf(server.getScheme());
    if (!scheme.matches("https?") || server.getHost() == null || server.getRawQuery() != null) {
      throw usage(Quoted.of(server) + " is not a URL such as http://127.0.0.1:8080.");
    }
    if (!allowed && !isLoopback(server.getHost())) {
      throw usage(
          "The server is not on this machine. If you may test it, add --i-may-test-this-server.");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return Stream.of(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private Credentials credentials(String id) {
    return new Credentials(
        id,
        Secrets.of(SECRET, invocation.options().configuration().merged())
            .map(Secret::new)
            .orElseThrow(
                () -> usage("--client needs the secret of the client in " + SECRET + ".")));
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private int show(Report report) {
    Output output =
        invocation.options().format() == Format.TABLE
            ? FINDING.many(report.findings())
            : REPORT.one(report);
    int status = runner.answerWithoutStore(() -> Result.ok(output));
    runner.remark(
        "Score: %d %%. Of %d errors, %d were provoked, and %d are the same."
            .formatted(report.score(), report.findings().size(), report.provoked(), report.same()));
    return report.same() == report.provoked() ? status : Runner.REFUSED;
  }
}
