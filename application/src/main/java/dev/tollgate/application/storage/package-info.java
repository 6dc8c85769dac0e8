/**
 * What a store offers, one port for each kind of record, and how stores are opened and combined.
 */
package dev.tollgate.application.storage;
