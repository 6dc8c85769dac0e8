/**
 * What the use cases of administrators share; each noun of the command line has a package below.
 */
package dev.tollgate.application.admin;
