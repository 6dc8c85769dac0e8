package dev.tollgate.cli.command;

import dev.tollgate.application.storage.Storage;

/** Opens a store when a command needs it. */
@FunctionalInterface
public interface StoreOpener {

  Storage open(StoreOptions options);
}
