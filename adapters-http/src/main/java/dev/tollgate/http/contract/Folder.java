package dev.tollgate.http.contract;

import java.util.List;

/**
 * What a folder of {@code dev.tollgate.http} exports: all that the rest of the server knows about
 * it. Its layers say by name that they belong to it.
 */
public sealed interface Folder permits Contract, SharedPages {

  /** The name of the folder, of its error reference and of its page below {@code /errors}. */
  String name();

  /** What a deployment decides about it: options of {@code serve}, and variables. */
  default List<Setting<?>> settings() {
    return List.of();
  }

  /** How often callers may ask; empty for no limit at all. */
  default List<RateLimit> limits(SettingValues values) {
    return List.of();
  }

  /** What anyone may read here. */
  default List<PublicDocument> documents() {
    return List.of();
  }
}
