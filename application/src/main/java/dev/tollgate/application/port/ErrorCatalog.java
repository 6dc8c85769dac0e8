package dev.tollgate.application.port;

import dev.tollgate.domain.ContractVersion;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The errors that the contracts of this server document. */
public interface ErrorCatalog {

  /** The names of all contracts, in the order of the alphabet. */
  List<String> contracts();

  /** The dated versions of their wording, from the oldest to the newest of each contract. */
  List<ContractVersion> versions();

  /** The names of everything that has errors: the contracts, and behind them the versions. */
  default List<String> names() {
    return Stream.concat(contracts().stream(), versions().stream().map(ContractVersion::value))
        .toList();
  }

  /**
   * The errors of one contract or of one version, in the order of its reference.
   *
   * @throws Invalid if the reference has a mistake
   */
  List<Entry> errors(String contract);

  /** The same catalogue with the wording that an operator keeps in a directory. */
  ErrorCatalog with(Path directory);

  /** Every mistake in that directory, each as one sentence; none without a directory. */
  List<String> mistakes();

  /** A mistake in the documentation of the errors; the message says where and what. */
  abstract class Invalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected Invalid(String message) {
      super(message);
    }
  }

  /**
   * Who words an error: the owner of the contract, in print or by behaviour, this software, or the
   * operator of the server, by file.
   */
  enum Source {
    PUBLISHED,
    DERIVED,
    OURS,
    OPERATOR
  }

  /** When the same request may be repeated with success. */
  enum Retryable {
    NO,
    AFTER_WAIT,
    AFTER_CHANGE
  }

  /**
   * What a client does when it meets an error.
   *
   * @param client its name and version
   * @param situation when it met the error
   */
  record Reaction(String client, String situation, String reaction) {}

  /**
   * One error that one layer of a contract answers with.
   *
   * @param name unique in the contract
   * @param code the {@code error} code in the body, where there is one
   * @param headers without those that every answer has
   * @param action what a program can do: a word of a fixed set, such as {@code get-new-token}
   * @param unreachable why nobody can meet it, although the layer could word it
   * @param reactions of the tested clients, to this error or to one that they cannot tell from it
   */
  record Entry(
      String contract,
      String name,
      String layer,
      Optional<String> code,
      int status,
      SortedMap<String, String> headers,
      String body,
      String cause,
      String advice,
      Retryable retryable,
      String action,
      Source source,
      Optional<String> unreachable,
      List<Reaction> reactions) {

    public Entry {
      headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
      reactions = List.copyOf(reactions);
    }
  }
}
