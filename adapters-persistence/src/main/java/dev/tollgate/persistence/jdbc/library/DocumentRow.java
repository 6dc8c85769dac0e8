package dev.tollgate.persistence.jdbc.library;

import io.micronaut.data.annotation.MappedEntity;

/** A row of the table {@code document}. */
@MappedEntity(value = "document", escape = false)
record DocumentRow(long edition, String kind, long place, String body) {}
