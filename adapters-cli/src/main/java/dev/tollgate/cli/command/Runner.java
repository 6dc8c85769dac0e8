package dev.tollgate.cli.command;

import dev.tollgate.application.admin.storage.CopyMarker;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.memory.Memory;
import dev.tollgate.cli.output.Format;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Renderer;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the commands of one noun: opens the store, runs the use case, shows the answer or says why
 * it was refused. Every method returns the exit status.
 *
 * @param <R> the refusals of the noun
 */
public final class Runner<R> {

  public static final int DONE = 0;
  public static final int REFUSED = 1;
  public static final int USAGE = 2;

  private static final String NOT_WRITTEN = "The answer could not be written to standard output.";

  private final Invocation invocation;
  private final Terminal terminal;
  private final Function<? super R, String> wording;

  /**
   * A runner for one noun.
   *
   * @param wording turns a refusal into a sentence that says what to do about it
   */
  public Runner(Invocation invocation, Function<? super R, String> wording) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
    this.wording = wording;
  }

  /** Runs a use case on the store and shows its answer. */
  public int answer(Function<Storage, ? extends Result<Output, ? extends R>> act) {
    try (Storage storage = open()) {
      return settle(act.apply(storage));
    }
  }

  /** Runs a use case on the store and shows its value. */
  public <T> int answer(Shape<T> shape, Function<Storage, ? extends Result<T, ? extends R>> act) {
    return answer(shown(shape, act));
  }

  private static <T, R> Function<Storage, Result<Output, R>> shown(
      Shape<T> shape, Function<Storage, ? extends Result<T, ? extends R>> act) {
    return store ->
        act.apply(store)
            .<Result<Output, R>>fold(value -> Result.ok(shape.one(value)), Result::refused);
  }

  private Storage open() {
    return CopyMarker.requireComplete(
        invocation.ports().stores().open(invocation.options().storeOptions()));
  }

  private int settle(Result<Output, ? extends R> result) {
    return result.fold(this::show, refusal -> refuse(wording.apply(refusal)));
  }

  /** Runs a use case that needs no store. */
  public int answerWithoutStore(Supplier<? extends Result<Output, ? extends R>> act) {
    return settle(act.get());
  }

  /** Shows an answer from the store that cannot be refused. */
  public int list(Function<Storage, Output> look) {
    return answer(storage -> Result.<Output, R>ok(look.apply(storage)));
  }

  /** Makes a change, or with {@code --dry-run} only shows what it would be. */
  public int change(DryRun dryRun, Function<Storage, ? extends Result<Output, ? extends R>> act) {
    if (!dryRun.isEnabled()) {
      return answer(act);
    }
    int status;
    try (Storage storage = Memory.over(open()).open()) {
      status = settle(act.apply(storage));
    }
    return remarkDryRun(dryRun, status);
  }

  /** Makes a change and shows its value, or with {@code --dry-run} only shows it. */
  public <T> int change(
      DryRun dryRun, Shape<T> shape, Function<Storage, ? extends Result<T, ? extends R>> act) {
    return change(dryRun, shown(shape, act));
  }

  /** Makes a change that cannot be refused. */
  public int changeAlways(DryRun dryRun, Function<Storage, Output> act) {
    return change(dryRun, storage -> Result.<Output, R>ok(act.apply(storage)));
  }

  /** After a successful dry run, adds that nothing was changed. */
  public int remarkDryRun(DryRun dryRun, int status) {
    if (status == DONE && dryRun.isEnabled()) {
      remark("Dry run: nothing was changed.");
    }
    return status;
  }

  /**
   * Asks for confirmation before a change that cannot be undone, unless {@code --yes} was given.
   * Does not ask about what would be refused anyway.
   */
  public <T> int delete(
      Deletion deletion,
      String question,
      Shape<T> shape,
      Function<Storage, ? extends Result<T, ? extends R>> use) {
    Function<Storage, Result<Output, R>> act = shown(shape, use);
    if (deletion.isConfirmed() || deletion.dryRun().isEnabled()) {
      return change(deletion.dryRun(), act);
    }
    if (!terminal.interactive()) {
      return refuse("Nothing was changed: without a terminal to confirm on, add --yes.");
    }
    try (Storage storage = open()) {
      var rehearsed = act.apply(Memory.over(storage).open());
      if (rehearsed instanceof Result.Refused<?, ?>) {
        return settle(rehearsed);
      }
      return terminal.agrees(question)
          ? settle(act.apply(storage))
          : refuse("Nothing was changed.");
    }
  }

  /** Lets a command write its answer itself, piece by piece. */
  public int write(BiFunction<Storage, PrintWriter, ? extends Result<?, ? extends R>> act) {
    try (Storage storage = open()) {
      return act.apply(storage, terminal.out())
          .fold(_ -> written(), refusal -> refuse(wording.apply(refusal)));
    } catch (UncheckedIOException e) {
      return written();
    }
  }

  /** Shows an answer that contains a secret, and says that it is shown only once. */
  public int answerWithSecret(Function<Storage, ? extends Result<Output, ? extends R>> act) {
    int status = answer(act);
    if (status == DONE && invocation.options().format() == Format.TABLE) {
      remark("Save the client secret now: it is not stored and cannot be shown again.");
    }
    return status;
  }

  private int show(Output output) {
    Renderer.of(invocation.options().format(), terminal.page()).render(output, terminal.out());
    int status = written();
    if (status == DONE && output instanceof Output.Many many) {
      many.last()
          .ifPresent(
              last ->
                  remark("There are more. Continue with: " + ShellLine.option("--after", last)));
    }
    return status;
  }

  /** A reader that has seen enough, such as {@code head}, is no failure. */
  private int written() {
    return terminal.out().checkError() && !terminal.isPipeClosed() ? refuse(NOT_WRITTEN) : DONE;
  }

  /** The argument, or what is typed or piped in if it is a dash. */
  public String given(String argument) {
    return argument.equals("-") ? terminal.read() : argument;
  }

  /** The text of a small file; refused with a sentence if it cannot be read. */
  public Result<String, String> read(InputFile file) throws IOException {
    return file.read(terminal.in());
  }

  /** The bytes of a small file; refused with a sentence if it cannot be read. */
  public Result<byte[], String> readBytes(InputFile file) throws IOException {
    return file.readBytes(terminal.in());
  }

  public boolean isInteractive() {
    return terminal.interactive();
  }

  public Tally tally(String what) {
    return new Tally(terminal, what);
  }

  /** Prints why nothing was done. */
  public int refuse(String sentence) {
    remark(invocation.options().forThisStore(sentence));
    return REFUSED;
  }

  /** Prints a sentence beside the answer. */
  public void remark(String sentence) {
    terminal.err().println(sentence);
  }
}
