/** The commands tollgate enterprise and tollgate company. */
package dev.tollgate.cli.tenant;
