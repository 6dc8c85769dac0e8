package dev.tollgate.cli.storage;

import dev.tollgate.application.admin.storage.CopyRefusal;
import dev.tollgate.application.admin.storage.CopyRefusal.CopyDiffers;
import dev.tollgate.application.admin.storage.CopyRefusal.CopyInProgress;
import dev.tollgate.application.admin.storage.CopyRefusal.CopyInterrupted;
import dev.tollgate.application.admin.storage.CopyRefusal.ExportBroken;
import dev.tollgate.application.admin.storage.CopyRefusal.StoreMissing;
import dev.tollgate.application.admin.storage.CopyRefusal.StoreNotEmpty;
import dev.tollgate.application.admin.storage.CopyRefusal.TablesOutdated;

/** Tells administrators why a store was not copied, exported or imported. */
final class StorageWording {

  private StorageWording() {}

  static String of(CopyRefusal refusal) {
    return switch (refusal) {
      case ExportBroken(long line, ExportBroken.Problem problem) ->
          "Nothing was imported: line " + line + broken(problem);
      case StoreNotEmpty(String kind) ->
          "Nothing was changed: the target is not empty, it contains at least one "
              + kind
              + ". Use an empty store.";
      case StoreMissing(String store) ->
          "There is no Tollgate store at " + store + ", and none was created. Check the URL.";
      case TablesOutdated(String store) ->
          "The tables at "
              + store
              + " are from an earlier version of Tollgate and were not changed. Upgrade them with"
              + " tollgate storage migrate, then run this command again.";
      case CopyInProgress() ->
          "Nothing was changed: another copy or import is filling this target. If it was"
              + " interrupted, try again after 10 s.";
      case CopyInterrupted() ->
          "Nothing was changed: an earlier copy or import from another source into this target was"
              + " interrupted. Run that one again to resume it, or empty the target.";
      case CopyDiffers() ->
          "The target differs from the source: one of them was changed in the meantime. Make sure"
              + " that nothing writes to either, empty the target, and start again.";
    };
  }

  private static String broken(ExportBroken.Problem problem) {
    return switch (problem) {
      case UNREADABLE -> " cannot be read.";
      case NOT_AN_EXPORT ->
          " is not the first line of an export. Give a file that tollgate storage export wrote.";
      case NEWER -> " was written by a newer version of Tollgate. Use that version.";
      case CHANGED -> " was changed, or a line before it is missing. Export again.";
      case UNKNOWN -> " contains nothing that a store keeps. Export again.";
      case TOO_LONG -> " is longer than any line of an export. Export again.";
      case CUT_OFF -> " is incomplete. Export again.";
      case NOT_THE_END -> " follows the end of the export. Export again.";
    };
  }
}
