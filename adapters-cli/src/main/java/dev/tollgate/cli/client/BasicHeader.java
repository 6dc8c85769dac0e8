package dev.tollgate.cli.client;

import dev.tollgate.application.admin.client.RegisterClient.Registered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Warns about what breaks in a Basic header that is not form-encoded (RFC 6749, 2.3.1). */
final class BasicHeader {

  private BasicHeader() {}

  /** A sentence that says how to send the id and the secret; empty if any way works. */
  static Optional<String> warning(Registered registered) {
    String id = found(registered.client().id().value());
    String secret = registered.secret().map(it -> found(it.reveal())).orElse("");
    List<String> halves = new ArrayList<>();
    if (!id.isEmpty()) {
      halves.add("the client id contains " + id);
    }
    if (!secret.isEmpty()) {
      halves.add("the secret contains " + secret);
    }
    return halves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Warning: "
                + String.join(", and ", halves)
                + ". In a Basic header, form-encode the id and the secret first (RFC 6749, 2.3.1):"
                + " send + as %2B and % as %25. A client that does not do this gets invalid_client;"
                + " let it send both in the request body.");
  }

  /** Those of the two that a form decoder turns into something else. */
  private static String found(String text) {
    boolean plus = text.contains("+");
    boolean percent = text.contains("%");
    return plus && percent ? "+ and %" : plus ? "+" : percent ? "%" : "";
  }
}
