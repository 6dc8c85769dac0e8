package dev.tollgate.application.storage.audit;

import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The facts of an event for an audit record, without who caused it and when. */
public record Draft(
    AuditEvent event,
    Optional<String> client,
    Optional<String> user,
    Map<String, String> details,
    long count) {

  public Draft {
    details = Map.copyOf(details);
  }

  public static Draft of(AuditEvent event) {
    return new Draft(event, Optional.empty(), Optional.empty(), Map.of(), 1);
  }

  public Draft client(ClientId id) {
    return clientText(id.value());
  }

  /** The client by its id, or by the digest of an id that nobody has. */
  Draft clientText(String text) {
    return new Draft(event, Optional.of(text), user, details, count);
  }

  public Draft user(UserId id) {
    return userText(id.value());
  }

  /** The user by the id, or by the digest of an email that nobody has. */
  Draft userText(String text) {
    return new Draft(event, client, Optional.of(text), details, count);
  }

  public Draft with(String detail, Object value) {
    Map<String, String> more = new TreeMap<>(details);
    more.put(detail, value.toString());
    return new Draft(event, client, user, more, count);
  }

  public Draft with(String detail, Optional<?> value) {
    return value.map(it -> with(detail, it)).orElse(this);
  }

  /** Several values of one detail; no detail without values. */
  public Draft with(String detail, Stream<?> values) {
    String all = values.map(Object::toString).collect(Collectors.joining(" "));
    return all.isEmpty() ? this : with(detail, all);
  }

  public Draft times(long number) {
    return new Draft(event, client, user, details, number);
  }

  /** This, if something happened. */
  List<Draft> when(Object happened) {
    return Boolean.TRUE.equals(happened) ? List.of(this) : List.of();
  }
}
