package dev.tollgate.application.apps;

import dev.tollgate.domain.Grant;

/**
 * A client that may act for a user.
 *
 * @param client its name
 * @param company the name of the company for which the user allowed it
 */
public record ConnectedApp(Grant grant, String client, String company) {}
