package dev.tollgate.cli.output;

import java.util.Locale;

/** How answers are written. */
public enum Format {
  TABLE,
  JSON,
  YAML;

  /** The spelling on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
