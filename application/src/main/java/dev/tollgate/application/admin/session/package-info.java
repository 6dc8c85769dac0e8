/** Lists and ends the sessions of users. */
package dev.tollgate.application.admin.session;
