package dev.tollgate.persistence.jdbc.socket;

/** Copies a store in the process that has it open. */
public interface BackupPort {

  /** Writes a copy into the directory of the store, and returns the name of its file. */
  String write();
}
