package dev.tollgate.cli.command;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a word to a constant of an enum. */
public record Choice<E extends Enum<E>>(List<E> words) implements ITypeConverter<E> {

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
            () -> new TypeConversionException(Quoted.of(text) + " is not one of: " + all()));
  }

  private String all() {
    return words.stream().map(E::toString).collect(Collectors.joining(", "));
  }
}
