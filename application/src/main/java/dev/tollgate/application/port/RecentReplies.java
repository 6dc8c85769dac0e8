package dev.tollgate.application.port;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What running servers remember of the errors that they answered. */
@FunctionalInterface
public interface RecentReplies {

  /**
   * What a server remembers of a request; empty if nothing.
   *
   * @param management the management port of the server
   * @throws ServerSilent if no server answers there
   */
  Optional<RecentReply> find(URI management, String requestId);

  /**
   * What a caller got.
   *
   * @param of what was refused, or went wrong, by the names of the program; empty for a success
   * @param cause what is documented about the error
   * @param advice what to do about the error; empty for a success
   * @param page where the error is documented; empty for a success
   * @param refusal why an authentication failed, if that was it
   * @param sent what the caller got; empty if it has not been sent
   */
  record RecentReply(
      String requestId,
      Instant at,
      String method,
      String path,
      String contract,
      String layer,
      String name,
      Optional<String> of,
      String cause,
      Optional<String> advice,
      Optional<String> page,
      Optional<String> reason,
      Optional<Refusal> refusal,
      Optional<Sent> sent) {}

  /**
   * A failed authentication.
   *
   * @param caller the id of a client or a user, or the digest of one that nobody has
   * @param cause as audit records have it: {@code expired_secret}
   * @param secret the secret that was presented, if it has ended
   */
  record Refusal(String caller, String cause, Optional<String> secret, Optional<Instant> endedAt) {}

  /** An answer, with what could be a secret hidden. */
  record Sent(int status, List<String> headers, String body) {
    public Sent {
      headers = List.copyOf(headers);
    }
  }

  /** No server answers at an address. */
  final class ServerSilent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerSilent(Throwable cause) {
      super(cause);
    }
  }
}
