package dev.tollgate.cli.command;

import dev.tollgate.application.admin.EditClaims;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A custom claim as {@code NAME=JSON}.
 *
 * @param value JSON text, not checked yet
 */
public record Claim(String name, String value) {

  /** All of them; of several with one name, the last counts. */
  public static EditClaims.Changes changes(List<Claim> set, List<String> remove) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    set.forEach(claim -> values.put(claim.name, claim.value));
    return new EditClaims.Changes(values, remove);
  }

  /** A name has no {@code =}; a value may. */
  public static final class Converter implements ITypeConverter<Claim> {
    @Override
    public Claim convert(String text) {
      int end = text.indexOf('=');
      if (end < 0) {
        throw new TypeConversionException(
            Quoted.of(text) + " is not a claim. Give NAME=JSON, such as 'region=\"eu\"'.");
      }
      return new Claim(text.substring(0, end), text.substring(end + 1));
    }
  }
}
