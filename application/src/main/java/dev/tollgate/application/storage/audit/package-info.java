/** How a store records who changed what, in the same step as the change. */
package dev.tollgate.application.storage.audit;
