package dev.tollgate.application.storage;

import dev.tollgate.domain.Token;
import java.util.List;

/** The tokens on record in bulk, for whoever moves them from store to store. */
public interface AllTokens {

  /**
   * Tokens of every registration but those that were removed, live or not, ordered by id.
   *
   * @param after the id that the part begins behind; empty text begins at the start
   * @param limit how many at the most
   */
  List<Token> page(String after, int limit);

  /** Adds these tokens, all at once. False, and nothing is changed, if one of the ids is taken. */
  boolean add(List<Token> tokens);
}
