package dev.tollgate.cli.command;

import dev.tollgate.application.storage.Listing;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that select a page of a list. */
public final class ListOptions {

  private static final int PAGE = 500;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "The maximum number to list (default: all).")
  private Optional<Integer> limit = Optional.empty();

  @Option(
      names = "--after",
      paramLabel = "ID",
      converter = Identifier.class,
      description = "List only what comes after this id, the last one of the previous page.")
  private Optional<String> after = Optional.empty();

  /** Whether a part of the list is asked for. */
  public boolean isPage() {
    return limit.isPresent() || after.isPresent();
  }

  /**
   * Collects the requested page, reading the store page by page.
   *
   * @param id what a list is ordered by
   */
  public <T> Output gather(
      Function<Listing, List<T>> pages,
      Function<T, ?> id,
      Optional<Boolean> active,
      Predicate<T> wanted,
      Shape<T> shape) {
    List<T> gathered = new ArrayList<>();
    String reached = after.orElse("");
    while (true) {
      List<T> page = pages.apply(new Listing(reached, active, PAGE));
      for (T thing : page) {
        if (wanted.test(thing)) {
          if (limit.isPresent() && gathered.size() == limit.get()) {
            return shape.many(gathered, Optional.of(id.apply(gathered.getLast()).toString()));
          }
          gathered.add(thing);
        }
      }
      if (page.size() < PAGE) {
        return shape.many(gathered);
      }
      reached = id.apply(page.getLast()).toString();
    }
  }

  /**
   * What a list is limited to: everything, or what belongs to one owner.
   *
   * @param owned looks up the owner
   */
  public static <T, R> Result<Predicate<T>, R> ownedBy(
      Optional<String> owner, Function<String, ? extends Result<Predicate<T>, ? extends R>> owned) {
    return owner
        .<Result<Predicate<T>, R>>map(id -> owned.apply(id).fold(Result::ok, Result::refused))
        .orElseGet(() -> Result.ok(_ -> true));
  }

  static final class AtLeastOne implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[1-9][0-9]{0,8}")) {
        throw new TypeConversionException(
            Quoted.of(text) + " is not a valid limit. Give a whole number from 1 to 999999999.");
      }
      return Integer.valueOf(text);
    }
  }

  static final class Identifier implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!text.matches("[!-~]*")) {
        throw new TypeConversionException(Quoted.of(text) + " is not an id.");
      }
      return text;
    }
  }
}
