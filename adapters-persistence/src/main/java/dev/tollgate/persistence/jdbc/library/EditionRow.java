package dev.tollgate.persistence.jdbc.library;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A row of the table {@code edition}; its id is random, because drivers tell generated ones
 * differently.
 */
@MappedEntity(value = "edition", escape = false)
record EditionRow(@Id long id, String company, boolean live) {}
