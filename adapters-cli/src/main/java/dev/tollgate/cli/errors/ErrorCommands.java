package dev.tollgate.cli.errors;

import dev.tollgate.application.admin.errors.CheckErrors;
import dev.tollgate.application.admin.errors.DiffErrors;
import dev.tollgate.application.admin.errors.DiffErrors.Difference;
import dev.tollgate.application.admin.errors.ErrorRefusal;
import dev.tollgate.application.admin.errors.ErrorRefusal.ContractFilesInvalid;
import dev.tollgate.application.admin.errors.ErrorRefusal.ContractNotFound;
import dev.tollgate.application.admin.errors.ErrorRefusal.ErrorNotFound;
import dev.tollgate.application.admin.errors.ErrorRefusal.ServerSilent;
import dev.tollgate.application.admin.errors.LearnErrors;
import dev.tollgate.application.admin.errors.ListErrors;
import dev.tollgate.application.admin.errors.ShowError;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.port.Json;
import dev.tollgate.application.port.WordingLearner;
import dev.tollgate.application.port.WordingLearner.Learned;
import dev.tollgate.application.port.WordingLearner.Lesson;
import dev.tollgate.application.port.WordingLearner.Recording;
import dev.tollgate.cli.command.InputFile;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.cli.command.Wording;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.MarkdownTable;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Result;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate errors ...}. */
@Command(
    name = "errors",
    description = "Looks up the errors that the contracts of this server document.",
    footer = "  tollgate errors show invalid_client",
    addMethodSubcommands = false)
public final class ErrorCommands {

  private static final String FILES =
      "Directory with contract files, as for serve: errors are shown as they change them.";

  private static final Shape<ErrorCatalog.Entry> ERROR =
      Shape.<ErrorCatalog.Entry>of("name", it -> Cell.text(it.name()))
          .and("contract", it -> Cell.text(it.contract()))
          .and("layer", it -> Cell.text(it.layer()))
          .and("status", it -> new Cell.Count(it.status()))
          .and("code", it -> Cell.text(it.code()))
          .detail("headers", it -> new Cell.Pairs(it.headers()))
          .detail("body", it -> Cell.text(it.body()))
          .detail("cause", it -> Cell.text(it.cause()))
          .detail("advice", it -> Cell.text(it.advice()))
          .detail("retryable", it -> Cell.text(word(it.retryable())))
          .detail("action", it -> Cell.text(it.action()))
          .detail("source", it -> Cell.text(word(it.source())))
          .detail("unreachable", it -> Cell.text(it.unreachable()));

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private final Runner<ErrorRefusal> runner;
  private final ErrorCatalog catalog;
  private final WordingLearner learner;
  private final Json json;
  private final Terminal terminal;

  private ErrorCommands(Invocation invocation) {
    this.runner = new Runner<>(invocation, ErrorCommands::wording);
    this.catalog = invocation.ports().errors();
    this.learner = invocation.ports().learner();
    this.json = invocation.ports().json();
    this.terminal = invocation.terminal();
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation.noun(new ErrorCommands(invocation));
  }

  @Command(
      name = "list",
      description = "Lists the errors of all contracts, or of one.",
      footer = "  tollgate errors list --contract cliquify --status 401")
  int list(
      @Option(
              names = "--contract",
              paramLabel = "C",
              description = "Only errors of this contract, or of a version such as rfc@DATE.")
          Optional<String> contract,
      @Option(
              names = "--status",
              paramLabel = "N",
              description = "Only errors with this HTTP status.")
          Optional<Integer> status,
      @Option(names = "--contracts", paramLabel = "DIR", description = FILES)
          Optional<Path> files) {
    return runner.answerWithoutStore(
        () ->
            new ListErrors(in(files))
                .list(contract)
                .map(errors -> ERROR.many(withStatus(status, errors))));
  }

  private static List<ErrorCatalog.Entry> withStatus(
      Optional<Integer> status, List<ErrorCatalog.Entry> errors) {
    return errors.stream()
        .filter(error -> status.filter(wanted -> wanted != error.status()).isEmpty())
        .toList();
  }

  @Command(
      name = "show",
      description =
          "Shows every error with this name or code: its response, its cause, and what to do.",
      footer = "  tollgate errors show invalid_client --contract cliquify")
  int show(
      @Parameters(
              paramLabel = "NAME-OR-CODE",
              description = "The name of the error in the reference, or the code in its body.")
          String name,
      @Option(
              names = "--contract",
              paramLabel = "C",
              description = "Only errors of this contract, or of a version such as rfc@DATE.")
          Optional<String> contract,
      @Option(names = "--contracts", paramLabel = "DIR", description = FILES)
          Optional<Path> files) {
    return runner.answerWithoutStore(
        () -> new ShowError(in(files)).show(name, contract).map(ERROR::each));
  }

  @Command(
      name = "check",
      description = "Checks contract files, and lists the errors that they change.",
      footer = "  tollgate errors check contracts")
  int check(
      @Parameters(paramLabel = "DIR", description = "Directory that serve --contracts would get.")
          Path files,
      @Option(
              names = "--clients",
              description =
                  "Also check that no client in the store is pinned to a missing version.")
          boolean clients) {
    CheckErrors check = new CheckErrors(catalog);
    return clients
        ? runner.answer(store -> check.check(files, Optional.of(store.clients())).map(ERROR::many))
        : runner.answerWithoutStore(() -> check.check(files, Optional.empty()).map(ERROR::many));
  }

  @Command(
      name = "diff",
      description =
          "Shows what changes for clients between two contracts or versions. The exit status is 1"
              + " if a change is breaking: another status, code or media type, a header that is"
              + " missing or has another value, or a body that lacks a member or has another value"
              + " for one that is not for people. Everything else is compatible.",
      footer = "  tollgate errors diff rfc@2026-11-01 rfc --contracts contracts")
  int diff(
      @Parameters(paramLabel = "FROM", description = "A contract, or a version such as rfc@DATE.")
          String from,
      @Parameters(paramLabel = "TO", description = "What it is compared with.") String to,
      @Option(names = "--markdown", description = "Write a Markdown table, whatever --format says.")
          boolean markdown,
      @Option(names = "--contracts", paramLabel = "DIR", description = FILES)
          Optional<Path> files) {
    return new DiffErrors(in(files), json)
        .diff(from, to)
        .fold(differences -> show(differences, markdown), this::refuse);
  }

  private int show(List<Difference> differences, boolean markdown) {
    int status = Runner.DONE;
    if (markdown) {
      terminal.out().print(markdown(differences));
    } else {
      status = runner.answerWithoutStore(() -> Result.ok(DIFFERENCE.many(differences)));
    }
    long breaking = differences.stream().filter(Difference::breaking).count();
    runner.remark("Changes: %d, breaking: %d.".formatted(differences.size(), breaking));
    return breaking == 0 ? status : Runner.REFUSED;
  }

  private static String markdown(List<Difference> differences) {
    return new MarkdownTable(
            List.of("error", "part", "before", "after", "breaking"),
            differences.stream()
                .map(
                    it ->
                        List.of(
                            it.error(),
                            it.part(),
                            it.before().orElse("-"),
                            it.after().orElse("-"),
                            it.breaking() ? "yes" : "no"))
                .toList())
        .text();
  }

  private static final Shape<Difference> DIFFERENCE =
      Shape.<Difference>of("error", it -> Cell.text(it.error()))
          .and("part", it -> Cell.text(it.part()))
          .and("before", it -> Cell.text(it.before()))
          .and("after", it -> Cell.text(it.after()))
          .and("breaking", it -> new Cell.Flag(it.breaking()));

  private ErrorCatalog in(Optional<Path> files) {
    return files.map(catalog::with).orElse(catalog);
  }

  @Command(
      name = "learn",
      description =
          "Makes a contract file from recorded exchanges of another server, and lists what it could"
              + " not map.",
      footer = "  tollgate errors learn old-server.http --contract rfc --contracts contracts")
  int learn(
      @Parameters(
              paramLabel = "FILE",
              arity = "1..*",
              description = "Recorded exchanges: .http files or HTTP Archives (.har).")
          List<Path> recordings,
      @Option(
              names = "--contract",
              required = true,
              paramLabel = "C",
              description = "Contract whose errors the recorded ones become.")
          String contract,
      @Option(
              names = "--contracts",
              required = true,
              paramLabel = "DIR",
              description = "Directory in which C/errors.yaml is written; it must not exist yet.")
          Path files) {
    List<Recording> read = new ArrayList<>();
    for (Path recording : recordings) {
      try {
        read.add(
            new Recording(String.valueOf(recording.getFileName()), Files.readString(recording)));
      } catch (IOException e) {
        return runner.refuse(InputFile.missing(recording));
      }
    }
    return new LearnErrors(catalog, learner)
        .learn(contract, Optional.of(files).filter(Files::isDirectory), read)
        .fold(learned -> write(learned, files.resolve(contract)), this::refuse);
  }

  private int write(Learned learned, Path folder) {
    Path file = folder.resolve("errors.yaml");
    try {
      Path _ = Files.createDirectories(folder);
      Path _ = Files.writeString(file, learned.file(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      return runner.refuse("The file " + Quoted.of(file) + " exists. Move it away first.");
    } catch (IOException e) {
      return runner.refuse("The file " + Quoted.of(file) + " cannot be written.");
    }
    int status = runner.answerWithoutStore(() -> Result.ok(LESSON.many(learned.lessons())));
    long mapped = learned.lessons().stream().filter(it -> it.error().isPresent()).count();
    runner.remark(
        "Learned %d of %d exchanges: %s".formatted(mapped, learned.lessons().size(), file));
    return status;
  }

  private static final Shape<Lesson> LESSON =
      Shape.<Lesson>of("recording", it -> Cell.text(it.recording()))
          .and("title", it -> Cell.text(it.title()))
          .and("error", it -> Cell.text(it.error()))
          .and("note", it -> Cell.text(Optional.of(it.note()).filter(note -> !note.isEmpty())));

  private int refuse(ErrorRefusal refusal) {
    return runner.refuse(wording(refusal));
  }

  static String wording(ErrorRefusal refusal) {
    return switch (refusal) {
      case ContractNotFound(String contract, var known) -> Wording.noContract(contract, known);
      case ContractFilesInvalid(var mistakes) -> String.join(System.lineSeparator(), mistakes);
      case ServerSilent(String url) ->
          "Nothing at " + Quoted.of(url) + " replies. Check the address and the port.";
      case ErrorNotFound(String name, var nearest) ->
          "No error has the name or code "
              + Quoted.of(name)
              + "."
              + nearest.map(near -> " Did you mean " + Quoted.of(near) + "?").orElse("")
              + " To list the errors, run: tollgate errors list";
    };
  }
}
