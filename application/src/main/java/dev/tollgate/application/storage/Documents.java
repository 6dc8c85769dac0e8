package dev.tollgate.application.storage;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.List;

/** The documents of companies, kept in the order in which they were given. */
public interface Documents {

  /** Documents of one kind; takes the same time for every offset. */
  Slice page(CompanyId company, DocumentKind kind, long offset, int limit);

  /**
   * Begins to replace all documents of a company; nobody sees the new ones before they are
   * published. It overtakes an earlier replacement that has not ended: adding to that one and
   * publishing it end in {@link EditionOvertaken}.
   */
  Edition replace(CompanyId company);

  /**
   * A part of a list.
   *
   * @param total how long the whole list is
   */
  record Slice(List<Document> documents, long total) {
    public Slice {
      documents = List.copyOf(documents);
    }
  }

  /** New documents on their way in. Closed without being published, they are gone. */
  interface Edition extends AutoCloseable {

    void add(List<Document> documents);

    /** Shows the new documents, all at once, in place of the old ones. */
    void publish();

    @Override
    void close();
  }
}
