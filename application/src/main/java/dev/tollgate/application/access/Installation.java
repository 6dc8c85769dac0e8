package dev.tollgate.application.access;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.SecretDigest;
import java.util.Optional;

/**
 * A live grant in the hands of its client.
 *
 * @param code the digest of the code that the client's access token came from
 */
public record Installation(Client client, Grant grant, Optional<SecretDigest> code) {}
