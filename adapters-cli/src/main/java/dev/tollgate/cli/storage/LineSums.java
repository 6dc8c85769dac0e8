package dev.tollgate.cli.storage;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The last member of every line of an export: a CRC-32C of all lines so far without this member, so
 * that the first line that was changed, moved, added or left out is found.
 */
final class LineSums {

  private static final String BEGIN = ",\"sum\":\"";
  private static final String END = "\"}";
  private static final int LENGTH = BEGIN.length() + 8 + END.length();

  private final CRC32C sum = new CRC32C();

  /** The line for an object. */
  String seal(String json) {
    String begin = json.substring(0, json.length() - 1);
    return begin + member(begin);
  }

  private String member(String begin) {
    sum.update(begin.getBytes(StandardCharsets.UTF_8));
    String digits = Long.toHexString(sum.getValue());
    return BEGIN + "0".repeat(8 - digits.length()) + digits + END;
  }

  /** The object of a line; empty if this is not the line that was written. */
  Optional<String> open(String line) {
    int length = line.length() - LENGTH;
    if (length < 1) {
      return Optional.empty();
    }
    String begin = line.substring(0, length);
    return line.endsWith(member(begin)) ? Optional.of(begin + "}") : Optional.empty();
  }
}
