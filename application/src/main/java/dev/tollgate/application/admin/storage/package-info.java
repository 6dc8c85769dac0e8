/** Copies a whole store, or exports and imports it. */
package dev.tollgate.application.admin.storage;
