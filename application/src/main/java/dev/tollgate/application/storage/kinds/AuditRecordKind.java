package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditId;
import dev.tollgate.domain.AuditRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who did what, and when. */
final class AuditRecordKind implements Kind<AuditRecord> {

  @Override
  public String name() {
    return "audit_record";
  }

  @Override
  public Stream<AuditRecord> read(Storage store) {
    return Pages.of(
        (after, limit) -> store.auditRecords().page(AuditRecords.Filter.ALL, after, limit),
        it -> it.id().value());
  }

  @Override
  public Members write(AuditRecord value) {
    return new Members()
        .with("id", value.id().value())
        .with("at", value.at())
        .with("event", value.event().toString())
        .with("actor_kind", value.actor().kind().toString())
        .with("actor", value.actor().name())
        .withPresent("client", value.client())
        .withPresent("user", value.user())
        .with(
            "details",
            value.details().entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .toList())
        .with("count", value.count());
  }

  @Override
  public AuditRecord parse(Members members) {
    return new AuditRecord(
        new AuditId(members.text("id")),
        members.time("at"),
        AuditEvent.parse(members.text("event")).orElseThrow(IllegalArgumentException::new),
        new Actor(
            Actor.Kind.valueOf(members.text("actor_kind").toUpperCase(Locale.ROOT)),
            members.text("actor")),
        members.presentText("client"),
        members.presentText("user"),
        details(members.texts("details")),
        members.number("count"));
  }

  private static Map<String, String> details(List<String> lines) {
    Map<String, String> details = new TreeMap<>();
    for (String line : lines) {
      int end = line.indexOf('=');
      if (end < 0) {
        throw new IllegalArgumentException("not a detail");
      }
      details.put(line.substring(0, end), line.substring(end + 1));
    }
    return details;
  }

  @Override
  public Writer<AuditRecord> writer(Storage target, boolean resumes) {
    return new Batches(target.auditRecords(), new ArrayList<>());
  }

  private record Batches(AuditRecords target, List<AuditRecord> batch)
      implements Writer<AuditRecord> {

    @Override
    public void add(AuditRecord record) {
      batch.add(record);
      if (batch.size() == Pages.SIZE) {
        end();
      }
    }

    @Override
    public void end() {
      target.add(List.copyOf(batch));
      batch.clear();
    }
  }
}
