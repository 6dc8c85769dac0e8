package dev.tollgate.persistence.jdbc.library;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/** The length of a list, joined with one of the wanted documents, or with none. */
@Introspected
record SliceRow(long total, @Nullable String body) {}
