package dev.tollgate.domain.refusal;

import dev.tollgate.domain.ClientId;
import java.util.List;

/** What the client does not have cannot be taken from it. */
public record ScopesNotHeld(ClientId client, List<String> scopes) implements UpdateClientRefusal {}
