package dev.tollgate.http.pages;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.http.reference.ErrorReference;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Errors that go by one code, or by one status where their bodies have no code.
 *
 * @param id what {@code #} leads to: the code itself
 */
public record ErrorGroup(String id, List<Entry> entries) {

  static List<ErrorGroup> of(ErrorReference reference) {
    TreeMap<String, List<Entry>> groups =
        reference.entries().stream()
            .collect(Collectors.groupingBy(ErrorGroup::id, TreeMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> new ErrorGroup(group.getKey(), group.getValue()))
        .sorted((a, b) -> Boolean.compare(a.isStatus(), b.isStatus()))
        .toList();
  }

  private static String id(Entry entry) {
    return entry.code().orElse("status-" + entry.status());
  }

  public boolean isStatus() {
    return entries.getFirst().code().isEmpty();
  }

  public String title() {
    return isStatus() ? phrase(entries.getFirst()) : id;
  }

  /** The status with its phrase (RFC 9112, 4). */
  public static String phrase(Entry entry) {
    return HttpResponseStatus.valueOf(entry.status()).toString();
  }

  /** Whether the request may be repeated. */
  public static String retry(Entry entry) {
    return switch (entry.retryable()) {
      case NO -> "No.";
      case AFTER_WAIT -> "After a wait.";
      case AFTER_CHANGE -> "After a change.";
    };
  }

  /** What goes over the wire, but for the headers that every answer has. */
  public static String example(Entry entry) {
    String head =
        entry.headers().entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\n")
            .collect(Collectors.joining());
    return "HTTP/1.1 " + phrase(entry) + "\n" + head + "\n" + entry.body();
  }
}
