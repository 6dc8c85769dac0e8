/** Lists, shows and revokes what users allowed clients to do. */
package dev.tollgate.application.admin.grant;
