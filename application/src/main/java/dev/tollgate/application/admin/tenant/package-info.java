/** Creates, lists, changes and deletes enterprises and companies. */
package dev.tollgate.application.admin.tenant;
