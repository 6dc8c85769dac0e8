package dev.tollgate.application.port;

import dev.tollgate.application.port.RecentReplies.RecentReply;
import dev.tollgate.domain.Result;
import java.util.List;
import java.util.Optional;

/** Answers a request as a server would, and changes nothing. */
@FunctionalInterface
public interface RequestRehearsal {

  /**
   * Answers a raw HTTP request.
   *
   * @param contract the one to answer under, at its path of the same purpose; empty for the one
   *     that the path belongs to
   * @return refused with a sentence if this is no request, or none for this contract
   */
  Result<Rehearsal, String> rehearse(Optional<String> contract, String request);

  /**
   * What would happen.
   *
   * @param checks in the order in which they were made; the last one may have failed
   * @param elsewhere what every other contract would answer
   */
  record Rehearsal(List<Outcome> checks, RecentReply reply, List<Elsewhere> elsewhere) {
    public Rehearsal {
      checks = List.copyOf(checks);
      elsewhere = List.copyOf(elsewhere);
    }
  }

  /**
   * How a check ended.
   *
   * @param check what holds if it is passed, as a sentence
   */
  record Outcome(String check, boolean passed) {}

  /**
   * The same request under another contract.
   *
   * @param reply empty if the contract has no path of the same purpose
   */
  record Elsewhere(String contract, Optional<RecentReply> reply) {}
}
