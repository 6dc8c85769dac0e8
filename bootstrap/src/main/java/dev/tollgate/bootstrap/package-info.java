/** The program: the command {@code serve}, its settings, and the wiring of all modules. */
package dev.tollgate.bootstrap;
