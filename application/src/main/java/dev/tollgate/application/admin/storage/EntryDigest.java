package dev.tollgate.application.admin.storage;

import java.util.function.Consumer;

/** Computes a digest of entries in their order. */
public interface EntryDigest extends Consumer<Entry<?>> {

  String digest();
}
