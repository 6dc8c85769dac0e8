package dev.tollgate.application.port;

import dev.tollgate.domain.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares the errors of a server with those of a contract. */
public interface ServerProbe {

  /**
   * Provokes each error that can be provoked from outside, with one request each.
   *
   * @throws java.io.UncheckedIOException if the server does not reply at all
   */
  List<Finding> probe(Target target);

  /**
   * What is probed.
   *
   * @param server the URL of the server
   * @param contract the contract or the version of one; a version is compared where the server
   *     knows the client, as long as it answers everything else in the current wording
   * @param files the contract files that change the contract
   * @param client a client of the server; errors that need one are left out without
   * @param perSecond the most requests a second
   */
  record Target(
      URI server,
      String contract,
      Optional<Path> files,
      Optional<Credentials> client,
      int perSecond) {}

  /** A client id and its secret. */
  record Credentials(String id, Secret secret) {}

  /** What became of an error. */
  enum Outcome {
    SAME,
    DIFFERENT,
    NOT_PROVOKED
  }

  /**
   * An error of the contract, and what the server does.
   *
   * @param details how the reply differs, or why the error was not provoked
   */
  record Finding(String error, String layer, Outcome outcome, List<String> details) {

    public Finding {
      details = List.copyOf(details);
    }
  }
}
