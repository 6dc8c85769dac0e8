/** Use cases of {@code tollgate audit}. */
package dev.tollgate.application.admin.audit;
