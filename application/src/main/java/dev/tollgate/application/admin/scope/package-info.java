/** Creates and lists the scopes that clients can be granted. */
package dev.tollgate.application.admin.scope;
