package dev.tollgate.http.reference;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every error that a contract can answer with, as the file beside the contract documents them.
 *
 * @param about what the contract is, for people
 */
public record ErrorReference(String contract, String about, List<Entry> entries) {

  /** Stands in the files where a server writes its own address. */
  public static final String EXAMPLE_ISSUER = "https://auth.example.com";

  public ErrorReference {
    entries = List.copyOf(entries);
  }

  /** Who promises an error. */
  public enum Source {
    /** The owner of the contract, in print. */
    PUBLISHED,
    /** The behaviour of the software that the owner runs. */
    DERIVED,
    /** This server: nobody published it. */
    OURS
  }

  /**
   * One error of one layer.
   *
   * @param name unique in the contract
   * @param layer the layer that answers it
   * @param of the refusal or fault behind it: the type that the layer switches over, and the leaf
   * @param given the facts that the example was rendered with
   * @param code the {@code error} code in the body, where there is one
   * @param headers without those that every answer has
   * @param unreachable why this layer cannot meet it, although a use case could
   */
  public record Entry(
      String name,
      String layer,
      String of,
      Map<String, Object> given,
      Optional<String> code,
      int status,
      SortedMap<String, String> headers,
      String body,
      String cause,
      String advice,
      Source source,
      Optional<String> unreachable) {

    public Entry {
      given = Map.copyOf(given);
      headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    private Entry at(String issuer) {
      TreeMap<String, String> told = new TreeMap<>();
      headers.forEach((name, value) -> told.put(name, value.replace(EXAMPLE_ISSUER, issuer)));
      return new Entry(
          name,
          layer,
          of,
          given,
          code,
          status,
          told,
          body.replace(EXAMPLE_ISSUER, issuer),
          cause,
          advice,
          source,
          unreachable);
    }
  }

  /** The same, with this issuer where the file has an example. */
  public ErrorReference at(String issuer) {
    return new ErrorReference(
        contract, about, entries.stream().map(entry -> entry.at(issuer)).toList());
  }

  /** The contracts on the class path that have a reference, in the order of the alphabet. */
  public static List<String> contracts() {
    return ReferenceFolders.names();
  }

  /**
   * Reads the reference of a contract.
   *
   * @throws IllegalStateException if there is none, or it is not written as it should be
   */
  public static ErrorReference of(String contract) {
    Map<String, Object> written = YamlFile.read(contract, "errors.yaml");
    return new ErrorReference(contract, text(written, "about"), entries(written));
  }

  @SuppressWarnings("unchecked")
  private static List<Entry> entries(Map<String, Object> written) {
    return ((List<Map<String, Object>>) written.get("errors"))
        .stream().map(ErrorReference::entry).toList();
  }

  private static Entry entry(Map<String, Object> written) {
    return new Entry(
        text(written, "name"),
        text(written, "layer"),
        text(written, "of"),
        map(written, "given"),
        optional(written, "code"),
        (Integer) written.get("status"),
        new TreeMap<>(
            map(written, "headers").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue())))),
        text(written, "body"),
        text(written, "cause"),
        text(written, "advice"),
        Source.valueOf(text(written, "source").toUpperCase(java.util.Locale.ROOT)),
        optional(written, "unreachable"));
  }

  private static String text(Map<String, Object> written, String member) {
    return optional(written, member)
        .orElseThrow(() -> new IllegalStateException(member + " is missing in " + written));
  }

  private static Optional<String> optional(Map<String, Object> written, String member) {
    return Optional.ofNullable(written.get(member)).map(String::valueOf);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> written, String member) {
    return (Map<String, Object>) written.getOrDefault(member, Map.of());
  }
}
