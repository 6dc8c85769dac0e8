package dev.tollgate.cli.command;

import dev.tollgate.application.Suggestions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a word to a constant of an enum. */
public record Choice<E extends Enum<E>>(List<E> words) implements ITypeConverter<E> {

  private static final int FEW = 10;

  public Choice {
    words = List.copyOf(words);
  }

  public static <E extends Enum<E>> Choice<E> of(Class<E> words) {
    return new Choice<>(List.copyOf(EnumSet.allOf(words)));
  }

  @Override
  public E convert(String text) {
    return words.stream()
        .filter(word -> word.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    Quoted.of(text) + " is not one of: " + all() + nearest(text)));
  }

  /** Of a few words, the list is enough. */
  private String nearest(String text) {
    return Optional.of(new Suggestions(words.stream().map(E::toString).toList()))
        .filter(_ -> words.size() > FEW)
        .flatMap(it -> it.nearest(text))
        .map(it -> ". Did you mean " + it + "?")
        .orElse("");
  }

  private String all() {
    return words.stream().map(E::toString).collect(Collectors.joining(", "));
  }
}
