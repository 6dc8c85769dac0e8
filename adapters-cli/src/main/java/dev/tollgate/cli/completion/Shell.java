package dev.tollgate.cli.completion;

import java.util.Locale;

/** A shell that completes commands. */
public enum Shell {
  BASH,
  ZSH,
  FISH;

  /** The spelling on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
