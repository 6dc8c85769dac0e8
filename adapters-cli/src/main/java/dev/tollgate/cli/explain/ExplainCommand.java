package dev.tollgate.cli.explain;

import dev.tollgate.application.port.RecentReplies;
import dev.tollgate.application.port.RecentReplies.RecentReply;
import dev.tollgate.application.port.RecentReplies.Refusal;
import dev.tollgate.application.port.RecentReplies.Sent;
import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.cli.command.Configuration;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.domain.Result;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code tollgate explain ...}. */
@Command(
    name = "explain",
    description =
        "Says why a request was refused: the error, its cause, what the caller got, and what to"
            + " do. Give the X-Request-Id of the response. Servers remember their last errors; of"
            + " older requests the audit records tell the cause of a failed authentication. With"
            + " --dry-run, says how a request would be answered.",
    footer = {
      "  tollgate explain 0f8fad5bd9cb469fa165708f7d9b6a5c",
      "  tollgate explain --dry-run < request.http"
    })
public final class ExplainCommand implements Callable<Integer> {

  static final Shape<RecentReply> REPLY =
      Shape.<RecentReply>of("request_id", it -> Cell.text(it.requestId()))
          .and("at", it -> new Cell.Time(it.at()))
          .and("method", it -> Cell.text(it.method()))
          .and("path", it -> Cell.text(it.path()))
          .and("contract", it -> Cell.text(it.contract()))
          .and("layer", it -> Cell.text(it.layer()))
          .and("name", it -> Cell.text(it.name()))
          .and("why", it -> Cell.text(why(it)))
          .and("error", it -> Cell.text(it.cause()))
          .and("advice", it -> Cell.text(it.advice()))
          .and("page", it -> Cell.text(it.page()))
          .and("status", it -> status(it.sent()))
          .and("headers", it -> headers(it.sent()))
          .and("body", it -> Cell.text(it.sent().map(Sent::body)));

  private static String why(RecentReply reply) {
    return reply.refusal().map(CauseWording::of).or(reply::reason).orElseGet(reply::cause);
  }

  private static final Shape<AuditRecord> RECORD =
      Shape.<AuditRecord>of("request_id", it -> detail(it, "request"))
          .and("at", it -> new Cell.Time(it.at()))
          .and("contract", it -> detail(it, "contract"))
          .and("kind", it -> Cell.text(it.event()))
          .and("actor", it -> Cell.text(it.actor()))
          .and("client_id", it -> Cell.text(it.client()))
          .and("user_id", it -> Cell.text(it.user()))
          .and("why", it -> Cell.text(refusal(it).map(CauseWording::of)));

  /** A server that listens on all addresses listens on the loopback, too. */
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

  private final Invocation invocation;
  private final Runner<String> runner;

  @Parameters(
      paramLabel = "REQUEST_ID",
      arity = "0..1",
      description = "The X-Request-Id of the response.")
  private Optional<String> requestId = Optional.empty();

  @Option(
      names = "--dry-run",
      description =
          "Answer the raw HTTP request on standard input as a server would, without changing"
              + " anything: show each check, the answer, and what other contracts would answer.")
  private boolean dryRun;

  @Option(
      names = "--contract",
      paramLabel = "C",
      description =
          "With --dry-run: the contract to answer under. Without it, the one that the path belongs"
              + " to.")
  private Optional<String> contract = Optional.empty();

  @Spec private CommandSpec command;

  @Option(
      names = "--management",
      paramLabel = "URL",
      split = ",",
      converter = Management.class,
      description =
          "The management ports of the servers, separated by commas (default: that of the"
              + " configuration, or http://127.0.0.1:9091).")
  private List<URI> managements = List.of();

  private ExplainCommand(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, sentence -> sentence);
  }

  public static CommandLine in(Invocation invocation) {
    return new CommandLine(new ExplainCommand(invocation));
  }

  @Override
  public Integer call() throws IOException {
    if (dryRun) {
      if (requestId.isPresent()) {
        throw usage("--dry-run reads a request from standard input. Leave out the request id.");
      }
      return new DryRunExplanation(invocation).of(contract);
    }
    if (contract.isPresent()) {
      throw usage("--contract is for --dry-run only.");
    }
    return explain(
        requestId.orElseThrow(
            () ->
                usage(
                    "Give the X-Request-Id of a response, or --dry-run and a request on standard"
                        + " input.")));
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private int explain(String id) {
    Optional<RecentReply> reply = Optional.empty();
    boolean isSilent = false;
    for (URI management : managements.isEmpty() ? List.of(configured()) : managements) {
      try {
        reply = reply.or(() -> invocation.ports().replies().find(management, id));
      } catch (RecentReplies.ServerSilent e) {
        isSilent = true;
        runner.remark("No server answers at " + management + ".");
      }
    }
    boolean mayBeElsewhere = isSilent;
    return reply
        .map(it -> runner.answerWithoutStore(() -> Result.<Output, String>ok(REPLY.one(it))))
        .orElseGet(() -> explainByRecords(id, mayBeElsewhere));
  }

  /** Where a server with this configuration listens for operators, seen from its machine. */
  private URI configured() {
    Configuration configuration = invocation.options().configuration();
    String host =
        configuration
            .value("TOLLGATE_MANAGEMENT_HOST")
            .filter(it -> !EVERYWHERE.contains(it))
            .orElse("127.0.0.1");
    String port =
        configuration
            .value("TOLLGATE_MANAGEMENT_PORT")
            .filter(it -> it.matches("[1-9][0-9]{0,4}"))
            .orElse("9091");
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  private int explainByRecords(String id, boolean mayBeElsewhere) {
    return runner.answer(
        store -> {
          List<AuditRecord> records =
              store
                  .auditRecords()
                  .page(
                      new AuditRecords.Filter(
                          Set.of(), Set.of(), Optional.empty(), Optional.of(id)),
                      "",
                      100);
          return records.isEmpty()
              ? Result.<Output, String>refused(unknown(id, mayBeElsewhere))
              : Result.<Output, String>ok(RECORD.each(records));
        });
  }

  private static String unknown(String id, boolean mayBeElsewhere) {
    return "Nothing is known about request "
        + Quoted.of(id)
        + ". It may have succeeded, be too old, or have gone to another server."
        + (mayBeElsewhere
            ? " Name the management ports of running servers with --management."
            : "");
  }

  private static Cell status(Optional<Sent> sent) {
    return sent.<Cell>map(it -> new Cell.Count(it.status())).orElseGet(Cell.Nothing::new);
  }

  private static Cell headers(Optional<Sent> sent) {
    return sent.<Cell>map(it -> new Cell.Text(String.join("\n", it.headers())))
        .orElseGet(Cell.Nothing::new);
  }

  private static Cell detail(AuditRecord record, String name) {
    return Cell.text(Optional.ofNullable(record.details().get(name)));
  }

  private static Optional<Refusal> refusal(AuditRecord record) {
    return Optional.ofNullable(record.details().get("cause"))
        .map(
            cause ->
                new Refusal(
                    record.client().or(record::user).orElse(""),
                    cause,
                    Optional.ofNullable(record.details().get("secret")),
                    Optional.ofNullable(record.details().get("ended_at")).map(Instant::parse)));
  }

  static final class Management implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      if (!text.matches("http://[A-Za-z0-9.\\[\\]:-]+/?")) {
        throw new TypeConversionException(
            Quoted.of(text) + " is not the URL of a management port. Give http://HOST:PORT.");
      }
      return URI.create(text);
    }
  }
}
