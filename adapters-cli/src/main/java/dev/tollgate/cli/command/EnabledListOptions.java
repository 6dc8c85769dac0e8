package dev.tollgate.cli.command;

import dev.tollgate.application.storage.Listing;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that select a page of what can be enabled or disabled. */
public final class EnabledListOptions {

  @Mixin private ListOptions page;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "List only those with this status: ${COMPLETION-CANDIDATES}.")
  private Optional<EnabledStatus> status = Optional.empty();

  public <T> Output gather(
      Function<Listing, List<T>> pages, Function<T, ?> id, Predicate<T> wanted, Shape<T> shape) {
    return page.gather(pages, id, status.map(EnabledStatus::isEnabled), wanted, shape);
  }
}
