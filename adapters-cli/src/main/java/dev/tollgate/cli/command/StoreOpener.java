package dev.tollgate.cli.command;

import dev.tollgate.application.storage.Storage;

/** Opens the store when a command needs it, and not before. */
@FunctionalInterface
public interface StoreOpener {

  Storage open(StoreOptions options);
}
