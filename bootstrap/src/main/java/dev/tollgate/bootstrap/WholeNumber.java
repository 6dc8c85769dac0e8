package dev.tollgate.bootstrap;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number from 0 to a greatest one. */
abstract sealed class WholeNumber implements ITypeConverter<Integer> {

  private final int greatest;

  private WholeNumber(int greatest) {
    this.greatest = greatest;
  }

  /** A port of TCP. */
  static final class Port extends WholeNumber {
    Port() {
      super(65_535);
    }
  }

  /** A number of requests. */
  static final class Count extends WholeNumber {
    Count() {
      super(1_000_000_000);
    }
  }

  @Override
  public Integer convert(String text) {
    if (text.matches("[0-9]{1,10}") && Long.parseLong(text) <= greatest) {
      return Integer.valueOf(text);
    }
    throw new TypeConversionException("'" + text + "' is no whole number from 0 to " + greatest);
  }
}
