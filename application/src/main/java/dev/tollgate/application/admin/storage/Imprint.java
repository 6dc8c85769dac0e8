package dev.tollgate.application.admin.storage;

import java.util.function.Consumer;

/** Takes entries, and makes a digest of them and of their order. */
public interface Imprint extends Consumer<Entry<?>> {

  String digest();
}
