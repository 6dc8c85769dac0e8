package dev.tollgate.application.logout;

import dev.tollgate.domain.UserId;
import java.util.Optional;

/**
 * A request to sign out that can be carried out.
 *
 * @param user whom the client showed an ID token of; anyone else is asked first
 * @param redirectUri where to go afterwards, registered for the client
 * @param state echoed exactly; empty if nobody is sent anywhere
 */
public record CheckedLogout(
    Optional<UserId> user, Optional<String> redirectUri, Optional<String> state) {}
