/** The clients that a user has allowed to act, as the user sees them. */
package dev.tollgate.application.apps;
