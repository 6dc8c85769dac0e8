package dev.tollgate.cli;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.memory.Memory;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What administrators work on, in memory; it outlives its closing and counts it. */
public final class SampleStore implements Storage {

  private final Storage memory = new Memory().open();
  private final Leases leases = new SteadyLeases(memory.leases());
  private Documents documents = memory.documents();
  private int closed;

  public List<String> keyIds() {
    return keys().all().stream().map(SigningKey::kid).toList();
  }

  public List<Document> documentsOf(String company) {
    return Stream.of(DocumentKind.values())
        .flatMap(
            kind ->
                memory
                    .documents()
                    .page(new CompanyId(company), kind, 0, Integer.MAX_VALUE)
                    .documents()
                    .stream())
        .toList();
  }

  public int timesClosed() {
    return closed;
  }

  /** From now on, a later replacement of documents overtakes every other. */
  public void overtakeAll() {
    Documents real = memory.documents();
    documents =
        new Documents() {
          @Override
          public Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
            return real.page(company, kind, offset, limit);
          }

          @Override
          public Edition replace(CompanyId company) {
            Edition overtaken = real.replace(company);
            Edition _ = real.replace(company);
            return overtaken;
          }
        };
  }

  /** From now on, a document is added whenever somebody looks. */
  public void growWheneverSeen() {
    Documents real = memory.documents();
    documents =
        new Documents() {
          @Override
          public Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
            List<Document> more = new ArrayList<>(documentsOf(company.value()));
            more.add(new Document(DocumentKind.TAG, "{}"));
            try (Edition edition = real.replace(company)) {
              edition.add(more);
              edition.publish();
            }
            return real.page(company, kind, offset, limit);
          }

          @Override
          public Edition replace(CompanyId company) {
            return real.replace(company);
          }
        };
  }

  @Override
  public <P> P port(Class<P> type) {
    if (type == Documents.class) {
      return type.cast(documents);
    }
    return type == Leases.class ? type.cast(leases) : memory.port(type);
  }

  /** Leases of a store whose clock shows {@link Program#NOW}. */
  private record SteadyLeases(Leases leases) implements Leases {

    @Override
    public boolean take(String name, String holder, Duration term) {
      return leases.take(name, holder, term);
    }

    @Override
    public Optional<String> holder(String name) {
      return leases.holder(name);
    }

    @Override
    public Instant now() {
      return Program.NOW;
    }
  }

  @Override
  public void close() {
    closed++;
  }
}
