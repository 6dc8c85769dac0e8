package dev.tollgate.cli.library;

import dev.tollgate.application.admin.library.LibraryRefusal;
import dev.tollgate.application.admin.library.LibraryRefusal.CompanyNotFound;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryChanged;
import dev.tollgate.application.admin.library.LibraryRefusal.LibrarySuperseded;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.ShellLine;
import dev.tollgate.cli.command.Wording;
import java.util.stream.Collectors;

/** Tells administrators why documents were not imported or exported. */
final class LibraryWording {

  private LibraryWording() {}

  static String of(LibraryRefusal refusal) {
    return switch (refusal) {
      case CompanyNotFound(String id) -> Wording.missing("company", id);
      case LibraryBroken broken ->
          "Nothing was imported: %s at line %d, column %d %s"
              .formatted(
                  broken.member().isEmpty() ? "the file" : Quoted.of(broken.member()),
                  broken.line(),
                  broken.column(),
                  broken(broken.problem()));
      case LibrarySuperseded(var company) ->
          "Nothing was imported: another import for company "
              + Quoted.of(company)
              + " started before this one ended. When that one has ended, look at the result with: "
              + ShellLine.command("tollgate library list", company);
      case LibraryChanged(var company) ->
          "The export is incomplete: the documents of company "
              + Quoted.of(company)
              + " were replaced in the meantime. Export them again.";
    };
  }

  private static String broken(LibraryBroken.Problem problem) {
    return switch (problem) {
      case UNREADABLE -> "cannot be read.";
      case NOT_UTF8 -> "is not UTF-8.";
      case NOT_JSON -> "is not JSON.";
      case CUT_OFF -> "is incomplete.";
      case NOT_THE_END -> "is followed by more text.";
      case NOT_AN_OBJECT -> "is not an object.";
      case NOT_A_LIST -> "is not an array of objects.";
      case UNKNOWN_MEMBER ->
          "is not a member of a library. The members are: "
              + LibraryMember.OF_FILE.stream()
                  .map(LibraryMember::name)
                  .collect(Collectors.joining(", "))
              + ".";
      case REPEATED_MEMBER -> "occurs a second time.";
      case FORBIDDEN_CHARACTER -> "contains NUL or an unpaired surrogate, which cannot be stored.";
      case TOO_LARGE -> "exceeds the limit of 64 KiB for a document.";
      case TOO_DEEP -> "exceeds the limit of 100 levels for a document.";
    };
  }
}
