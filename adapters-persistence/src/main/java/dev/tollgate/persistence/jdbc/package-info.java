/**
 * Stores in relational databases. The beans of this package exist only in the small context that
 * {@link dev.tollgate.persistence.jdbc.JdbcStorage} opens for each store.
 */
@Configuration
@Requires(property = JdbcStorage.OPENED)
package dev.tollgate.persistence.jdbc;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
