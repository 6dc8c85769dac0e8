/** What people do here whatever the contract: sign in, sign out, and disconnect apps. */
package dev.tollgate.http.people;
