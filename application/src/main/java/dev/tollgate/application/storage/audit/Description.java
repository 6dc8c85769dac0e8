package dev.tollgate.application.storage.audit;

import dev.tollgate.application.storage.Storage;
import java.util.List;

/** What is recorded of one verb of a port. */
@FunctionalInterface
interface Description {

  /**
   * What is recorded of one call; nothing if it changed nothing.
   *
   * @param store as it is after the call
   */
  List<Draft> of(Storage store, Object[] arguments, Object result);
}
