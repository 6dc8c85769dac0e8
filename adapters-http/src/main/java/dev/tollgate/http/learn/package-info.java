/** Turns recorded replies of another server into contract files. */
package dev.tollgate.http.learn;
