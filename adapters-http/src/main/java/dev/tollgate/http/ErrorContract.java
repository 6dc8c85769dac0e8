package dev.tollgate.http;

import java.util.List;
import java.util.Optional;

/**
 * How one layer of a contract words its errors. Beside {@link #fail} each layer has one {@code
 * Answer refuse(SomeRefusal refusal)} for each use case that its controllers call: one switch
 * without default, so that a new leaf stops the build where it can happen.
 */
public interface ErrorContract {

  /** The contract that the layer belongs to: the name of its folder and of its error reference. */
  String contract();

  /** The name of the layer in the error reference. */
  String layer();

  /**
   * Paths that belong to this layer with all that lies below them, by whole segments; over all
   * contracts the longest root wins.
   */
  List<String> roots();

  Answer fail(Fault fault);

  /** The same answer as a page, for layers that show pages to browsers. */
  default Optional<Answer> page(Answer answer) {
    return Optional.empty();
  }
}
