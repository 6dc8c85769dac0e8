/** How users sign in and out, and what a browser's session says. */
package dev.tollgate.application.signin;
