package dev.tollgate.cli.explain;

import dev.tollgate.application.Why;
import dev.tollgate.application.port.RecentReplies.Refusal;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.SignInFailed;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells operators why an authentication failed. */
final class CauseWording {

  private CauseWording() {}

  static String of(Refusal refusal) {
    String constant = refusal.cause().toUpperCase(Locale.ROOT);
    return named(AuthenticationFailed.Cause.values(), constant)
        .map(cause -> ofClient(cause, refusal))
        .or(() -> named(SignInFailed.Cause.values(), constant).map(cause -> ofUser(cause, refusal)))
        .orElse(refusal.cause());
  }

  private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
    return Stream.of(all).filter(it -> it.name().equals(name)).findFirst();
  }

  private static String ofClient(AuthenticationFailed.Cause cause, Refusal refusal) {
    String client = "client " + refusal.caller();
    return switch (cause) {
      case NO_CREDENTIALS -> "The request carried no client credentials.";
      case CREDENTIALS_UNREADABLE ->
          "The client credentials could not be read, or are of a kind that no client uses here.";
      case UNKNOWN_CLIENT ->
          "There is no client with the id that was sent; its digest is %s."
              .formatted(refusal.caller());
      case WRONG_SECRET -> "The secret presented does not belong to %s.".formatted(client);
      case REVOKED_SECRET -> ended(refusal, "was revoked");
      case EXPIRED_SECRET -> ended(refusal, "expired");
      case METHOD_NOT_REGISTERED ->
          "The %s is registered for another way to authenticate.".formatted(client);
      case ASSERTION_FORGED -> "No key of %s signed the assertion.".formatted(client);
      case ASSERTION_CLAIMS ->
          "The assertion of %s has other claims than required, or is out of date."
              .formatted(client);
      case ASSERTION_REPLAYED -> "The assertion of %s was used before.".formatted(client);
      case KEYS_UNUSABLE -> "The keys that %s registered cannot be used.".formatted(client);
      case CONTRACT_NOT_REGISTERED ->
          "The %s is not registered for this contract.".formatted(client);
      case CLIENT_DISABLED -> "The %s is disabled.".formatted(client);
    };
  }

  private static String ended(Refusal refusal, String how) {
    return "The secret presented%s, of client %s, %s%s."
        .formatted(
            refusal.secret().map(id -> ", " + id).orElse(""),
            refusal.caller(),
            how,
            refusal.endedAt().map(at -> " on " + Why.time(at)).orElse(""));
  }

  private static String ofUser(SignInFailed.Cause cause, Refusal refusal) {
    String user = "user " + refusal.caller();
    return switch (cause) {
      case UNKNOWN_EMAIL ->
          "There is no user with the email that was typed; its digest is %s."
              .formatted(refusal.caller());
      case WRONG_PASSWORD -> "The password is not that of %s.".formatted(user);
      case NO_PASSWORD -> "The %s has no password yet.".formatted(user);
      case USER_DISABLED -> "The %s is disabled.".formatted(user);
    };
  }
}
