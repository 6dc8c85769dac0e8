package dev.tollgate.http.reference;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.port.ErrorCatalog.Reaction;
import dev.tollgate.application.port.ErrorCatalog.Source;
import dev.tollgate.http.Answer;
import dev.tollgate.http.exchange.ReceivedReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An error of an {@code errors.yaml}: what is documented about it, and how it is written.
 *
 * @param entry what is documented, with an example of what goes over the wire
 * @param of the refusal or fault that causes it: the type that the layer switches over, and the
 *     leaf
 * @param sentence what a page says, in layers that show pages
 * @param example the facts of the example
 */
public record NamedError(
    Entry entry,
    String of,
    Optional<String> sentence,
    Map<String, Object> example,
    SortedMap<String, Template> headers,
    Template body) {

  /** The fact that every server has: what it is called. */
  static final String ISSUER = "issuer";

  /** The facts that an entry has of itself. */
  static final Set<String> OWN = Set.of("code", "sentence");

  public NamedError {
    example = Map.copyOf(example);
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** The facts that it needs, besides the issuer. */
  public Set<String> needs() {
    Set<String> names = names();
    names.remove(ISSUER);
    names.removeAll(OWN);
    return names;
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(body.names());
    headers.values().forEach(header -> names.addAll(header.names()));
    return names;
  }

  /** Whether every server writes the same bytes, whatever was asked. */
  boolean isConstant() {
    return names().isEmpty();
  }

  Answer encode(String issuer, Map<String, Object> facts) {
    Function<String, Object> all =
        name ->
            switch (name) {
              case ISSUER -> issuer;
              case "code" -> entry.code().orElse(null);
              case "sentence" -> sentence.orElse(null);
              default -> facts.get(name);
            };
    TreeMap<String, String> said = new TreeMap<>();
    headers.forEach((name, value) -> said.put(name, value.with(all)));
    return new Answer(entry.status(), said, body.with(all).getBytes(StandardCharsets.UTF_8));
  }

  /** The same with an example as this issuer writes it. */
  NamedError at(String issuer) {
    Answer answer = encode(issuer, example);
    return with(
        entry.contract(),
        answer.headers(),
        new String(answer.body(), StandardCharsets.UTF_8),
        entry.source(),
        entry.reactions());
  }

  /** The same with what clients do when they meet it. */
  NamedError with(List<Reaction> reactions) {
    return with(entry.contract(), entry.headers(), entry.body(), entry.source(), reactions);
  }

  /** The same as the operator of this server words it. */
  NamedError byOperator() {
    return with(entry.contract(), entry.headers(), entry.body(), Source.OPERATOR, List.of());
  }

  /** The same of a contract of another name. */
  NamedError under(String contract) {
    return with(contract, entry.headers(), entry.body(), entry.source(), entry.reactions());
  }

  private NamedError with(
      String contract,
      SortedMap<String, String> exampleHeaders,
      String exampleBody,
      Source source,
      List<Reaction> reactions) {
    return new NamedError(
        new Entry(
            contract,
            entry.name(),
            entry.layer(),
            entry.code(),
            entry.status(),
            exampleHeaders,
            exampleBody,
            entry.cause(),
            entry.advice(),
            entry.retryable(),
            entry.action(),
            source,
            entry.unreachable(),
            reactions),
        of,
        sentence,
        example,
        headers,
        body);
  }

  /**
   * How a reply differs from this error, each as one sentence; facts may be any. Header fields that
   * the error does not have are of no account.
   */
  public List<String> differences(ReceivedReply reply) {
    List<String> differences = new ArrayList<>();
    if (reply.status() != entry.status()) {
      differences.add("status " + reply.status() + " instead of " + entry.status());
    }
    headers.forEach(
        (name, value) -> {
          String received = reply.headers().get(name);
          if (received == null) {
            differences.add("no header " + name);
          } else if (!received.matches(value.pattern()) && !isVary(name, received)) {
            differences.add(
                "header %s is %s instead of %s"
                    .formatted(name, received, entry.headers().get(name)));
          }
        });
    if (!reply.body().matches(body.pattern())) {
      differences.add("body " + reply.body() + " instead of " + entry.body());
    }
    return differences;
  }

  /** A server may vary by more than the error does. */
  private boolean isVary(String name, String received) {
    return name.equalsIgnoreCase("Vary") && received.contains(entry.headers().get(name));
  }

  /**
   * What this error must not be told from: equal for refusals that the contract keeps alike. Empty
   * where a caller knows anyway what is wrong.
   */
  public Optional<List<Object>> likeness() {
    return entry.unreachable().isPresent() || isAboutTheRequest()
        ? Optional.empty()
        : Optional.of(List.of(entry.layer(), use(), entry.status(), entry.headers(), entry.body()));
  }

  private boolean isAboutTheRequest() {
    return use().equals("Fault") || ABOUT_THE_REQUEST.contains(leaf());
  }

  private static final Set<String> ABOUT_THE_REQUEST =
      Set.of("AccessRequestInvalid", "FieldsInvalid", "PageInvalid", "ParameterInvalid");

  /** Whether the same goes over the wire. */
  boolean sendsLike(NamedError other) {
    return entry.status() == other.entry.status()
        && entry.headers().equals(other.entry.headers())
        && entry.body().equals(other.entry.body());
  }

  /** Whether a client cannot tell the two apart: one endpoint answers both with one code. */
  boolean looksLike(NamedError other) {
    return entry.layer().equals(other.entry.layer())
        && entry.status() == other.entry.status()
        && entry.code().equals(other.entry.code())
        && use().equals(other.use());
  }

  /** The type that its layer switches over. */
  public String use() {
    return of.substring(0, of.indexOf('.'));
  }

  /** The case of that type. */
  String leaf() {
    return of.substring(of.indexOf('.') + 1);
  }
}
