package dev.tollgate.application.storage;

import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who did what, and when. A store writes the records of what changes in it by itself, in the same
 * step as the change (see {@link dev.tollgate.application.storage.audit.AuditedStorage}); here are
 * all others added.
 */
public interface AuditRecords {

  /** Adds records, all or none; those whose ids are there already stay as they are. */
  void add(List<AuditRecord> records);

  /**
   * Records ordered by id, oldest first.
   *
   * @param after the page begins after this id; empty text means from the start
   * @param limit how many to return at most
   */
  List<AuditRecord> page(Filter filter, String after, int limit);

  /**
   * Removes records of events before an instant.
   *
   * @param limit how many to remove at most
   * @return how many were removed; fewer than {@code limit} once none is left
   */
  int purge(Instant before, int limit);

  /**
   * Which records are listed; what is empty does not matter.
   *
   * @param clients the ids and digests of the wanted clients, any of which a record may have
   * @param users the ids and digests of the wanted users, any of which a record may have
   * @param request the id of a request
   */
  record Filter(
      Set<String> clients,
      Set<String> users,
      Optional<AuditEvent> event,
      Optional<String> request) {

    public static final Filter ALL =
        new Filter(Set.of(), Set.of(), Optional.empty(), Optional.empty());

    public Filter {
      clients = Set.copyOf(clients);
      users = Set.copyOf(users);
    }

    public boolean includes(AuditRecord record) {
      return (clients.isEmpty() || record.client().filter(clients::contains).isPresent())
          && (users.isEmpty() || record.user().filter(users::contains).isPresent())
          && event.stream().allMatch(record.event()::equals)
          && request.stream().allMatch(it -> it.equals(record.details().get("request")));
    }
  }
}
