/**
 * A store in memory: the backend {@code memory:}, the store of every module's tests, and, over
 * another store, a dry run.
 */
package dev.tollgate.application.storage.memory;
