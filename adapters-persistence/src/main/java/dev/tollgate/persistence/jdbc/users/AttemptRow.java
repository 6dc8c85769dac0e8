package dev.tollgate.persistence.jdbc.users;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of the table {@code sign_in_attempt}. */
@MappedEntity(value = "sign_in_attempt", escape = false)
record AttemptRow(@Id String digest, int attempts, long resetsAt) {}
