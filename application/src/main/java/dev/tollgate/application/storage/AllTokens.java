package dev.tollgate.application.storage;

import dev.tollgate.domain.Token;
import java.util.List;

/** Every token on record, page by page, for copies and exports. */
public interface AllTokens {

  /**
   * Tokens ordered by id, byte for byte, live or not, except those of removed registrations (see
   * {@link Tokens#purge}).
   *
   * @param after the page begins after this id; empty text means from the start
   * @param limit how many to return at most
   */
  List<Token> page(String after, int limit);

  /** Adds all of these tokens or, if one of the ids is taken, none; then the answer is false. */
  boolean add(List<Token> tokens);
}
