package dev.tollgate.http.contract;

import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Operation;
import java.util.List;
import java.util.Map;

/**
 * What a folder of {@code dev.tollgate.http} exports: all that the rest of the server knows about
 * it.
 */
public sealed interface Folder permits Contract, SharedPages {

  /** The name of the folder, of its error reference and of its page below {@code /errors}. */
  String name();

  /** Its layers, by their types: each is one shape of errors. What is not listed is not served. */
  List<Class<? extends Layer>> layers();

  /** Its endpoints that are called most, which need no more than a function and its limits. */
  default List<Class<? extends Endpoint>> express() {
    return List.of();
  }

  /** What a deployment decides about it: options of {@code serve}, and variables. */
  default List<Setting<?>> settings() {
    return List.of();
  }

  /** How often callers may ask; empty for no limit at all. */
  default List<RateLimit> limits(SettingValues values) {
    return List.of();
  }

  /** What requests to its paths ask for, as far as the path says it. */
  default Map<String, Operation> operations() {
    return Map.of();
  }

  /** What anyone may read here. */
  default List<PublicDocument> documents() {
    return List.of();
  }
}
