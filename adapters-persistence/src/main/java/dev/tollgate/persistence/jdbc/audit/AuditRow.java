package dev.tollgate.persistence.jdbc.audit;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditId;
import dev.tollgate.domain.AuditRecord;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A row of the table {@code audit_record}. */
@MappedEntity(value = "audit_record", escape = false)
record AuditRow(
    @Id String id,
    long happenedAt,
    String event,
    String actorKind,
    String actor,
    @Nullable String client,
    @Nullable String userId,
    @Nullable String request,
    String details,
    long total) {

  static AuditRow of(AuditRecord record) {
    return new AuditRow(
        record.id().value(),
        record.at().toEpochMilli(),
        record.event().toString(),
        record.actor().kind().name(),
        record.actor().name(),
        record.client().orElse(null),
        record.user().orElse(null),
        record.details().get("request"),
        record.details().entrySet().stream()
            .map(it -> it.getKey() + "=" + it.getValue())
            .collect(joining("\n")),
        record.count());
  }

  AuditRecord record() {
    return new AuditRecord(
        new AuditId(id),
        Instant.ofEpochMilli(happenedAt),
        AuditEvent.parse(event).orElseThrow(),
        new Actor(Actor.Kind.valueOf(actorKind), actor),
        Optional.ofNullable(client),
        Optional.ofNullable(userId),
        details(details),
        total);
  }

  private static Map<String, String> details(String lines) {
    return lines
        .lines()
        .map(line -> line.split("=", 2))
        .collect(toMap(parts -> parts[0], parts -> parts[1]));
  }
}
