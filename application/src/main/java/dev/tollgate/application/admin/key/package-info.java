/** Lists, rotates, retires and imports the keys that sign tokens. */
package dev.tollgate.application.admin.key;
