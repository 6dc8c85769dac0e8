package dev.tollgate.http;

import java.util.List;
import java.util.Optional;

/**
 * A set of paths of a contract with one shape of errors. Beside {@link #fail} each layer has one
 * {@code Answer refuse(SomeRefusal refusal)} for each use case that its controllers call: one
 * switch without default, so that a new refusal stops the build wherever it can happen.
 */
public abstract class Layer {

  private final String contract;
  private final String name;
  private final List<String> roots;

  /**
   * Names the layer and its paths.
   *
   * @param contract the name of the contract's folder
   * @param name unique in the contract; its errors carry it in {@code errors.yaml}
   * @param roots paths that belong to this layer with everything below them, by whole segments;
   *     over all contracts the longest root wins
   */
  protected Layer(String contract, String name, List<String> roots) {
    this.contract = contract;
    this.name = name;
    this.roots = List.copyOf(roots);
  }

  public final String contract() {
    return contract;
  }

  public final String name() {
    return name;
  }

  public final List<String> roots() {
    return roots;
  }

  public abstract Answer fail(Fault fault);

  /** The same answer as a page, for layers that show pages to browsers. */
  public Optional<Answer> page(Answer answer) {
    return Optional.empty();
  }
}
