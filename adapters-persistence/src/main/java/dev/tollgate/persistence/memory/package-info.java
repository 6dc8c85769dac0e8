/** Opens stores in memory. */
package dev.tollgate.persistence.memory;
