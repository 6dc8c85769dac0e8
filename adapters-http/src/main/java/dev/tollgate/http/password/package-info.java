/** Passwords of users: how they are hashed, and which are too common. */
package dev.tollgate.http.password;
