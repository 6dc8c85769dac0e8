package dev.tollgate.persistence.jdbc.grants;

import java.util.List;

/**
 * Adds and exchanges codes and rotates refresh tokens, as many as there are in one transaction, and
 * answers with the verdict on each once all are durable. A code is locked before its refresh
 * tokens. Each verb fails, and writes nothing, if some may have to be written one by one.
 */
interface FamilyBatch {

  /** Adds codes, in their natural order. */
  List<Boolean> add(List<CodeRow> codes);

  /** Exchanges codes, in their natural order. */
  List<Boolean> exchange(List<FamilyWrite.Exchange> all);

  /** Rotates refresh tokens, in their natural order. */
  List<Boolean> rotate(List<FamilyWrite.Rotate> all);
}
