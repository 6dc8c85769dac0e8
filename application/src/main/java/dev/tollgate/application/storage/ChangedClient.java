package dev.tollgate.application.storage;

import dev.tollgate.domain.ClientId;

/**
 * A client that was changed or removed.
 *
 * @param place above 0, and below the places of all changes that begin after this one is visible
 */
public record ChangedClient(long place, ClientId client) {}
