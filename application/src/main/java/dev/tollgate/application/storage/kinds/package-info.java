/** The kinds of record in a store: how each is read, exported, and added to another store. */
package dev.tollgate.application.storage.kinds;
