package dev.tollgate.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.application.port.RecentReplies.RecentReply;
import dev.tollgate.application.port.RecentReplies.Sent;
import dev.tollgate.application.port.RequestRehearsal.Elsewhere;
import dev.tollgate.application.port.RequestRehearsal.Outcome;
import dev.tollgate.application.port.RequestRehearsal.Rehearsal;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Format;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says how the request on standard input would be answered. */
final class DryRunExplanation {

  private static final int LONGEST = 256 * 1024;

  private static final Shape<Outcome> OUTCOME =
      Shape.<Outcome>of("check", it -> Cell.text(it.check()))
          .and("passed", it -> new Cell.Flag(it.passed()));

  private static final Shape<Elsewhere> ELSEWHERE =
      Shape.<Elsewhere>of("contract", it -> Cell.text(it.contract()))
          .and("path", it -> Cell.text(it.reply().map(RecentReply::path)))
          .and("name", it -> Cell.text(it.reply().map(RecentReply::name)))
          .and("status", it -> status(it.reply()))
          .and("body", it -> Cell.text(sent(it.reply()).map(Sent::body)));

  private final Invocation invocation;
  private final Runner<String> runner;

  DryRunExplanation(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, sentence -> sentence);
  }

  /** Explains it, and returns the exit status. */
  int of(Optional<String> contract) throws IOException {
    if (invocation.terminal().interactive()) {
      return runner.refuse("Pipe the request in: tollgate explain --dry-run < request.http");
    }
    Result<String, String> request = request();
    StoreOptions options = invocation.options().storeOptions();
    Optional<String> obstacle =
        request
            .fold(_ -> Optional.<String>empty(), Optional::of)
            .or(
                () ->
                    invocation
                        .ports()
                        .schemas()
                        .apply(options)
                        .flatMap(DryRunExplanation::obstacle));
    if (obstacle.isPresent()) {
      return runner.refuse(obstacle.get());
    }
    return runner.answer(
        store ->
            request.fold(
                text ->
                    invocation
                        .ports()
                        .rehearsals()
                        .on(store, options, invocation.options().configuration())
                        .rehearse(contract, text)
                        .map(this::shown),
                Result::<Output, String>refused));
  }

  private Result<String, String> request() throws IOException {
    byte[] bytes = invocation.terminal().in().readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      return Result.refused("The request is longer than 256 KiB. Give a shorter one.");
    }
    try {
      return Result.ok(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Result.refused("The request is not UTF-8 text. Encode its body, or save it as UTF-8.");
    }
  }

  /** To open such a store would change it. */
  private static Optional<String> obstacle(Schema schema) {
    if (schema.version().isEmpty()) {
      return Optional.of(
          "There is no store yet, and a dry run creates none. Start a server first, or name another"
              + " store with --storage.");
    }
    return schema.isOfEarlierProgram()
        ? Optional.of(
            "The tables of this store are those of an earlier version, and a dry run changes none."
                + " Upgrade them first: tollgate storage migrate")
        : Optional.empty();
  }

  private Output shown(Rehearsal rehearsal) {
    boolean isTable = invocation.options().format() == Format.TABLE;
    return Shape.<Rehearsal>of(
            "checks", it -> isTable ? lines(it.checks()) : OUTCOME.cell(it.checks()))
        .with(ExplainCommand.REPLY, Rehearsal::reply)
        .and(
            "elsewhere",
            it -> isTable ? paragraphs(it.elsewhere()) : ELSEWHERE.cell(it.elsewhere()))
        .one(rehearsal);
  }

  private static Cell lines(List<Outcome> checks) {
    return joined(checks, it -> (it.passed() ? "ok      " : "FAILED  ") + it.check());
  }

  private static Cell paragraphs(List<Elsewhere> elsewhere) {
    return joined(
        elsewhere,
        it ->
            it.reply()
                .map(reply -> paragraph(it.contract(), reply))
                .orElseGet(() -> it.contract() + ": has no path for this"));
  }

  private static String paragraph(String contract, RecentReply reply) {
    String body = reply.sent().map(Sent::body).orElse("");
    String line =
        "%s, %s %s: %s%s"
            .formatted(
                contract,
                reply.method(),
                reply.path(),
                reply.sent().map(it -> it.status() + " ").orElse(""),
                reply.name());
    return body.isEmpty() ? line : line + "\n  " + body.replace("\n", "\n  ");
  }

  private static <T> Cell joined(List<T> things, Function<T, String> line) {
    return new Cell.Text(things.stream().map(line).collect(Collectors.joining("\n")));
  }

  private static Optional<Sent> sent(Optional<RecentReply> reply) {
    return reply.flatMap(RecentReply::sent);
  }

  private static Cell status(Optional<RecentReply> reply) {
    return sent(reply).<Cell>map(it -> new Cell.Count(it.status())).orElseGet(Cell.Nothing::new);
  }
}
