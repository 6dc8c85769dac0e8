/** Looks up the errors that contracts document. */
package dev.tollgate.application.admin.errors;
