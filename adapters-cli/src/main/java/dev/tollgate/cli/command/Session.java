package dev.tollgate.cli.command;

import dev.tollgate.application.admin.storage.FillMarker;
import dev.tollgate.application.storage.Rehearsal;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.cli.output.Format;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Renderer;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AdminRefusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One run of one command: opens the store, does what was asked, shows the answer or says why not.
 */
public final class Session {

  static final int DONE = 0;
  public static final int REFUSED = 1;
  public static final int USAGE = 2;
  private static final String NOT_WRITTEN = "The answer could not be written to standard output.";

  private final Tollgate options;
  private final Ports ports;
  private final Clock clock;
  private final RandomGenerator random;
  private final Terminal terminal;

  public Session(
      Tollgate options, Ports ports, Clock clock, RandomGenerator random, Terminal terminal) {
    this.options = options;
    this.ports = ports;
    this.clock = clock;
    this.random = random;
    this.terminal = terminal;
  }

  public Instant now() {
    return clock.instant();
  }

  /** Answers with the exit status. */
  public int answer(Function<Admin, ? extends Result<Output, ? extends AdminRefusal>> act) {
    try (Storage storage = open()) {
      return settle(act.apply(admin(storage)));
    }
  }

  private Storage open() {
    return FillMarker.whole(ports.stores().open(options.storeOptions()), clock.instant());
  }

  private Admin admin(Storage storage) {
    return new Admin(storage, options.storeOptions(), ports, clock, random);
  }

  private int settle(Result<Output, ? extends AdminRefusal> result) {
    return result.fold(this::show, refusal -> refuse(Refusals.sentence(refusal)));
  }

  /** Answers without a store. */
  public int tell(Supplier<? extends Result<Output, ? extends AdminRefusal>> look) {
    return settle(look.get());
  }

  /** Makes a change, or only says what it would be. */
  public int change(
      DryRun dryRun, Function<Admin, ? extends Result<Output, ? extends AdminRefusal>> act) {
    if (!dryRun.isWanted()) {
      return answer(act);
    }
    int status;
    try (Storage storage = new Rehearsal(open())) {
      status = settle(act.apply(admin(storage)));
    }
    return rehearsed(dryRun, status);
  }

  /** Says of what was done that it was only tried, where that is so. */
  public int rehearsed(DryRun dryRun, int status) {
    if (status == DONE && dryRun.isWanted()) {
      remark("Dry run: nothing was changed.");
    }
    return status;
  }

  /** Makes a change that cannot be refused. */
  public int changeAlways(DryRun dryRun, Function<Admin, Output> act) {
    return change(dryRun, admin -> Result.<Output, AdminRefusal>ok(act.apply(admin)));
  }

  /**
   * Asks before it does what cannot be undone, unless the answer was given beforehand. Nobody is
   * asked about what would be refused.
   */
  public int delete(
      Deletion deletion,
      String question,
      Function<Admin, ? extends Result<Output, ? extends AdminRefusal>> act) {
    if (deletion.isAgreed() || deletion.dryRun().isWanted()) {
      return change(deletion.dryRun(), act);
    }
    if (!terminal.interactive()) {
      return refuse("Nothing was changed: without a terminal to ask on, this needs --yes.");
    }
    try (Storage storage = open()) {
      var rehearsed = act.apply(admin(new Rehearsal(storage)));
      if (rehearsed instanceof Result.Refused<?, ?>) {
        return settle(rehearsed);
      }
      return terminal.agrees(question)
          ? settle(act.apply(admin(storage)))
          : refuse("Nothing was changed.");
    }
  }

  /** Shows what cannot be refused. */
  public int list(Function<Admin, Output> look) {
    return answer(admin -> Result.<Output, AdminRefusal>ok(look.apply(admin)));
  }

  /** Lets a command write its answer itself, piece by piece. */
  public int write(
      BiFunction<Admin, PrintWriter, ? extends Result<?, ? extends AdminRefusal>> act) {
    try (Storage storage = open()) {
      return act.apply(admin(storage), terminal.out())
          .fold(_ -> written(), refusal -> refuse(Refusals.sentence(refusal)));
    } catch (UncheckedIOException e) {
      return refuse(NOT_WRITTEN);
    }
  }

  /** Shows an answer that holds a secret, and tells the person who reads it what that means. */
  public int answerWithSecret(
      Function<Admin, ? extends Result<Output, ? extends AdminRefusal>> act) {
    int status = answer(act);
    if (status == DONE && options.format() == Format.TABLE) {
      remark("Keep the client secret now: it is shown this once and not stored.");
    }
    return status;
  }

  private int show(Output output) {
    Renderer.of(options.format(), terminal.page()).render(output, terminal.out());
    int status = written();
    if (status == DONE && output instanceof Output.Many many) {
      many.last().ifPresent(last -> remark("There are more. Continue with: --after " + last));
    }
    return status;
  }

  private int written() {
    return terminal.out().checkError() ? refuse(NOT_WRITTEN) : DONE;
  }

  /** An argument as it was given, or what was typed or piped in where it is a dash. */
  public String given(String argument) {
    return argument.equals("-") ? terminal.read() : argument;
  }

  /** The text of a small file; refused with a sentence if it cannot be read. */
  public Result<String, String> read(InputFile file) throws IOException {
    return file.read(terminal.in());
  }

  public boolean isInteractive() {
    return terminal.interactive();
  }

  public Tally tally(String what) {
    return new Tally(terminal, what);
  }

  public int refuse(String sentence) {
    remark(sentence);
    return REFUSED;
  }

  private void remark(String sentence) {
    terminal.err().println(sentence);
  }
}
