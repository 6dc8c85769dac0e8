/** Imports, counts and exports the documents of a company. */
package dev.tollgate.application.admin.library;
