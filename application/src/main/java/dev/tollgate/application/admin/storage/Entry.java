package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.kinds.Kind;
import dev.tollgate.application.storage.kinds.Members;

/** A record on its way from one store to another. */
public record Entry<T>(Kind<T> kind, T value) {

  /** The record that was exported as this. */
  public static <T> Entry<T> parse(Kind<T> kind, Members members) {
    return new Entry<>(kind, kind.parse(members));
  }

  public Members members() {
    return kind.write(value);
  }
}
