package dev.tollgate.cli.storage;

import dev.tollgate.application.admin.storage.Entry;
import dev.tollgate.application.storage.kinds.Kind;
import dev.tollgate.application.storage.kinds.Kinds;
import dev.tollgate.application.storage.kinds.Members;

/** Entries as the JSON objects that docs/storage.md describes. */
final class EntryJson {

  private EntryJson() {}

  /** One text for one entry. */
  static String of(Entry<?> entry) {
    return Json.write(new Members().with(entry.kind().name(), entry.members()));
  }

  /**
   * Reads an entry that was written here.
   *
   * @throws IllegalArgumentException if the line is not such an entry
   */
  static Entry<?> parse(String text) {
    Members whole = Json.parse(text);
    String name = whole.firstName();
    Kind<?> kind =
        Kinds.named(name).orElseThrow(() -> new IllegalArgumentException("no such kind"));
    Entry<?> entry = Entry.parse(kind, whole.object(name));
    if (!of(entry).equals(text)) {
      throw new IllegalArgumentException("not written by a Tollgate");
    }
    return entry;
  }
}
