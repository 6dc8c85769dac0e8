package dev.tollgate.cli.command;

import java.util.Collection;
import java.util.stream.Collectors;

/** Sentences that several nouns need. */
public final class Wording {

  private Wording() {}

  /** Says that there is no such thing, and which command lists what there is. */
  public static String missing(String noun, String id) {
    return "There is no %s %s. To list them, run: tollgate %s list"
        .formatted(noun, Quoted.of(id), noun);
  }

  /** Says what a name or a description has to look like. */
  public static String invalid(String text, String what) {
    return Quoted.of(text)
        + " is not a valid "
        + what
        + ". Use 1 to 200 characters, not all of them blank, and no control or hidden characters.";
  }

  /** Says which contracts there are. */
  public static String noContract(String contract, Collection<String> known) {
    return "There is no contract %s. Choose from: %s."
        .formatted(Quoted.of(contract), String.join(", ", known));
  }

  /** All of them in quotation marks. */
  public static String all(Collection<String> texts) {
    return texts.stream().map(Quoted::of).collect(Collectors.joining(", "));
  }
}
