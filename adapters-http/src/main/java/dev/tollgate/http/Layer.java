package dev.tollgate.http;

import dev.tollgate.http.reference.NamedError;
import dev.tollgate.http.wire.AcceptHeader;
import dev.tollgate.http.wire.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A set of paths of a contract with one shape of errors. Beside {@link #fail} each layer has one
 * {@code Reply refuse(SomeRefusal refusal)} for each use case that its controllers call: one switch
 * without default, so that a new refusal stops the build wherever it can happen.
 */
public abstract class Layer {

  private static final SortedMap<String, String> JSON =
      new TreeMap<>(Map.of("Content-Type", "application/json"));

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

  public abstract Reply fail(Fault fault);

  /** Whether requests to a path are processed however busy the server is. */
  public boolean isAlwaysServed(String path) {
    return false;
  }

  /** Which scripts may read the answers at a path of this layer. */
  public CrossOrigin.Readers readers(String path) {
    return CrossOrigin.Readers.OWN;
  }

  /** Whether a caller is shown errors as pages, in layers that show pages to browsers. */
  protected boolean isShownPages(Request request) {
    return AcceptHeader.prefersHtml(request);
  }

  /** An error as a page, for layers that show pages to browsers. */
  public Optional<Answer> page(Answer answer, NamedError error) {
    return Optional.empty();
  }

  /** A fault under its plain name, for contracts that nobody else has published. */
  protected final Reply plain(Fault fault) {
    return switch (fault) {
      case Fault.NotFound _ -> reply("not-found");
      case Fault.MethodNotAllowed(String _, String _, String allowed) ->
          reply("method-not-allowed", Map.of("allow", allowed));
      case Fault.BodyTooLarge() -> reply("body-too-large");
      case Fault.UnsupportedMediaType() -> reply("unsupported-media-type");
      case Fault.TargetTooLong() -> reply("uri-too-long");
      case Fault.HeadersTooLong() -> reply("headers-too-long");
      case Fault.Unreadable() -> reply("unreadable");
      case Fault.TooManyRequests(int _, long retryAfter, long _, boolean _) ->
          reply("too-many-requests", Map.of("retry_after", retryAfter));
      case Fault.Broken() -> reply("server-error");
      case Fault.Unavailable() -> reply("unavailable");
    };
  }

  /** An entry of {@code errors.yaml} that repeats nothing of the request. */
  protected final Reply.Named reply(String name) {
    return reply(name, Map.of());
  }

  /** An entry of {@code errors.yaml} with the facts that its placeholders ask for. */
  protected final Reply.Named reply(String name, Map<String, Object> facts) {
    return new Reply.Named(this, name, facts, Optional.empty(), UnaryOperator.identity());
  }

  /** A success with a record that is written as JSON, or JSON that is written already. */
  public final Reply.Success success(String name, Object body) {
    return new Reply.Success(this, name, 200, JSON, body);
  }

  /** A success that says everything in its header fields. */
  public final Reply.Success noContent(String name) {
    return new Reply.Success(this, name, 204, new TreeMap<>(), new byte[0]);
  }
}
