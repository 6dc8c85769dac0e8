/** Projects in a database. */
package dev.tollgate.persistence.jdbc.projects;
