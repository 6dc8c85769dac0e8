package dev.tollgate.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a TCP port; 0 stands for any free port. */
public final class PortNumber implements ITypeConverter<Integer> {

  public static final int HIGHEST = 65_535;

  @Override
  public Integer convert(String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= HIGHEST) {
      return Integer.valueOf(text);
    }
    throw new TypeConversionException(
        Quoted.of(text) + " is not a whole number from 0 to " + HIGHEST + ".");
  }
}
