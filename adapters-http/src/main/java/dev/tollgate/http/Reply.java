package dev.tollgate.http;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What an endpoint answers. {@link Exit} encodes it; its name says what happened, wherever replies
 * are counted or recorded.
 */
public sealed interface Reply {

  Layer layer();

  String name();

  /**
   * An entry of the {@code errors.yaml} of the contract, which has the status, the header fields
   * and the body.
   *
   * @param facts by the name of their placeholder: texts, numbers, or lists of {@link Row}
   * @param page what people are shown instead of the body, made with the entry's sentence; empty
   *     for the page that the layer has for all errors
   * @param carrier what a redirect becomes if the client wants its answer in another way
   */
  record Named(
      Layer layer,
      String name,
      Map<String, Object> facts,
      Optional<Function<String, Success>> page,
      UnaryOperator<Answer> carrier)
      implements Reply {

    public Named {
      facts = Map.copyOf(facts);
    }

    /** The same on a page of its own, such as the form that was refused. */
    public Named shownOn(Function<String, Success> ownPage) {
      return new Named(layer, name, facts, Optional.of(ownPage), carrier);
    }

    /** The same with a redirect that reaches the client in its own way. */
    public Named carriedBy(UnaryOperator<Answer> ownCarrier) {
      return new Named(layer, name, facts, page, ownCarrier);
    }
  }

  /**
   * One of several facts of a kind.
   *
   * @param kind which row template of the list it is written with
   */
  record Row(String kind, Map<String, Object> facts) {

    public Row {
      facts = Map.copyOf(facts);
    }

    /** A row whose template goes by the name of a constant: {@code not-a-string}. */
    public static Row of(Enum<?> kind, Map<String, Object> facts) {
      return new Row(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), facts);
    }
  }

  /**
   * An answer that is no refusal.
   *
   * @param body a record that is written as JSON, or bytes that are sent as they are
   */
  record Success(
      Layer layer, String name, int status, SortedMap<String, String> headers, Object body)
      implements Reply {

    private static final Map<String, String> NO_STORE =
        Map.of("Cache-Control", "no-store", "Pragma", "no-cache");

    public Success {
      headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    public Success with(String header, String value) {
      TreeMap<String, String> more = new TreeMap<>(headers);
      more.put(header, value);
      return new Success(layer, name, status, more, body);
    }

    /** The same for answers that nobody may store (RFC 6749, 5.1). */
    public Success noStore() {
      TreeMap<String, String> more = new TreeMap<>(headers);
      more.putAll(NO_STORE);
      return new Success(layer, name, status, more, body);
    }
  }
}
