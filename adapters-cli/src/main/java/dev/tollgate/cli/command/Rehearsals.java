package dev.tollgate.cli.command;

import dev.tollgate.application.port.RequestRehearsal;
import dev.tollgate.application.storage.Storage;

/** Makes what answers requests as a server would that has this store and this configuration. */
@FunctionalInterface
public interface Rehearsals {

  /** Reads the store, and never writes to it. */
  RequestRehearsal on(Storage store, StoreOptions options, Configuration configuration);
}
