package dev.tollgate.persistence.jdbc.socket;

import dev.tollgate.application.storage.Schema;

/** The tables of a store that another process has open. */
interface SchemaPort {

  Schema schema();
}
