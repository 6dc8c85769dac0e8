package dev.tollgate.cli.command;

import dev.tollgate.application.admin.EditClaims.Problem;
import dev.tollgate.domain.CustomClaims;

/** Tells administrators why custom claims were not changed. */
public final class ClaimWording {

  private ClaimWording() {}

  public static String of(Problem problem) {
    return switch (problem) {
      case Problem.NameInvalid(String name) ->
          Quoted.of(name)
              + " is not a valid claim name. Use 1 to 255 printable ASCII characters without"
              + " spaces, quotation marks and backslashes.";
      case Problem.NameReserved(String name) ->
          "The claim name "
              + Quoted.of(name)
              + " is reserved. Choose another name; these are reserved: "
              + String.join(", ", CustomClaims.RESERVED)
              + ".";
      case Problem.ValueInvalid(String name) ->
          "The value of claim "
              + Quoted.of(name)
              + " is not a JSON value that every receiver reads alike. Give text in quotation"
              + " marks, true, false, an array, an object, or a number that fits into a double"
              + " exactly; null and repeated names are refused.";
      case Problem.NotHeld(String name) ->
          "There is no claim " + Quoted.of(name) + " to remove. Leave out that --remove-claim.";
      case Problem.TooLarge(int size, int most) ->
          "The claims are %d bytes long, and tokens have room for %d. Use fewer or shorter claims."
              .formatted(size, most);
    };
  }
}
