package dev.tollgate.http.exchange;

import java.util.Optional;

/**
 * A request, and the reply to it where that is known.
 *
 * @param title what the file calls it
 */
public record Exchange(String title, SentRequest request, Optional<ReceivedReply> reply) {}
