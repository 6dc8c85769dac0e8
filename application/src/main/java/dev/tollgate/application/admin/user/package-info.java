/** Creates, lists, shows, changes and deletes users. */
package dev.tollgate.application.admin.user;
