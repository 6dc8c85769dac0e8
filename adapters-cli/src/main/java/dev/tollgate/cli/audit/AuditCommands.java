package dev.tollgate.cli.audit;

import dev.tollgate.application.admin.audit.SelectAudit;
import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.cli.command.Durations;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditId;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.domain.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tollgate audit ...}. */
@Command(
    name = "audit",
    description =
        "Shows who changed what and when, and why clients and users could not authenticate.",
    footer = "  tollgate audit list --since 1h",
    addMethodSubcommands = false)
public final class AuditCommands {

  static final Shape<AuditRecord> RECORD =
      Shape.<AuditRecord>of("at", it -> new Cell.Time(it.at()))
          .detail("audit_id", it -> Cell.text(it.id()))
          .and("kind", it -> Cell.text(it.event()))
          .and("actor", it -> Cell.text(it.actor()))
          .and("client_id", it -> Cell.text(it.client()))
          .and("user_id", it -> Cell.text(it.user()))
          .and("count", it -> new Cell.Count(it.count()))
          .and("details", it -> new Cell.Pairs(new TreeMap<>(it.details())));

  private final Invocation invocation;
  private final Runner<Void> runner;

  @Spec private CommandSpec command;

  private AuditCommands(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, _ -> "");
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation
        .noun(new AuditCommands(invocation))
        .registerConverter(AuditEvent.class, Choice.of(AuditEvent.class));
  }

  @Command(
      name = "list",
      description =
          "Lists audit records, oldest first. A client or user that does not exist is found by the"
              + " id or email that was used.",
      footer = "  tollgate audit list --client website --since 1h")
  int list(
      @Mixin ListOptions options,
      @Option(
              names = "--client",
              paramLabel = "ID",
              description = "List only records about this client.")
          Optional<String> client,
      @Option(
              names = "--user",
              paramLabel = "EMAIL",
              description = "List only records about this user (an email or an id).")
          Optional<String> user,
      @Option(
              names = "--kind",
              paramLabel = "KIND",
              description = "List only records of this kind, such as secret.added.")
          Optional<AuditEvent> kind,
      @Option(
              names = "--since",
              paramLabel = "DURATION",
              converter = Durations.class,
              description = "List only records that are not older than this, such as 1h or 7d.")
          Optional<Duration> since,
      @Option(
              names = "--follow",
              description = "Keep listing new records as they are written, until Ctrl-C.")
          boolean follow) {
    if (follow && options.isPage()) {
      throw new ParameterException(
          command.subcommands().get("list"),
          "--follow continues until Ctrl-C: leave out --limit and --after.");
    }
    String start =
        since
            .map(invocation.clock().instant()::minus)
            .map(AuditId::floor)
            .map(AuditId::value)
            .orElse("");
    if (follow) {
      return runner.write(
          (store, out) -> {
            new Following(store.auditRecords(), filter(store, client, user, kind), RECORD)
                .follow(start, invocation.options().format(), invocation.clock(), out);
            return Result.<Boolean, Void>ok(true);
          });
    }
    return runner.list(
        store -> {
          AuditRecords.Filter filter = filter(store, client, user, kind);
          return options.gather(
              page -> store.auditRecords().page(filter, later(start, page.after()), page.limit()),
              AuditRecord::id,
              Optional.empty(),
              _ -> true,
              RECORD);
        });
  }

  private static String later(String one, String other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static AuditRecords.Filter filter(
      Storage store, Optional<String> client, Optional<String> user, Optional<AuditEvent> kind) {
    return new SelectAudit(store.users()).select(client, user, kind);
  }
}
