package dev.tollgate.application.storage;

import java.util.Locale;

/** The kinds of things that a store keeps, in the order in which they are moved. */
public enum EntryKind {
  SCOPE,
  RESOURCE,
  ENTERPRISE,
  COMPANY,
  CLIENT,
  DOCUMENT,
  KEY,
  ASSERTION,
  TOKEN;

  /** The name for people and files: {@code scope}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
