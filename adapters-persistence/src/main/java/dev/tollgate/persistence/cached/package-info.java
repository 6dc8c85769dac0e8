/** A store that remembers what it found in another one. */
package dev.tollgate.persistence.cached;
