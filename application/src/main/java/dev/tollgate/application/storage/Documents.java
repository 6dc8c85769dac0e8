package dev.tollgate.application.storage;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.List;

/** The documents of companies, in the order in which they were added. */
public interface Documents {

  /**
   * Documents of one kind; every offset takes the same time. There are none of a company that does
   * not exist.
   */
  Slice page(CompanyId company, DocumentKind kind, long offset, int limit);

  /**
   * Begins to replace all documents of a company. The new ones stay hidden until they are
   * published. A replacement that was begun earlier and has not ended is overtaken: adding to it or
   * publishing it throws {@link EditionSuperseded}. So does this one once the company is removed.
   *
   * @throws EditionSuperseded if the company does not exist, because it was removed or never added
   */
  Edition replace(CompanyId company);

  /**
   * A page of a list.
   *
   * @param total the length of the whole list
   */
  record Slice(List<Document> documents, long total) {
    public Slice {
      documents = List.copyOf(documents);
    }
  }

  /** New documents that are not published yet. Closing it unpublished discards them. */
  interface Edition extends AutoCloseable {

    /**
     * Adds documents behind those that were added before.
     *
     * @throws EditionSuperseded if a later replacement began, or the company was removed
     */
    void add(List<Document> documents);

    /**
     * Puts the new documents in place of the old ones, in one step.
     *
     * @throws EditionSuperseded like {@link #add}
     */
    void publish();

    /** Discards the documents unless they are published; may be called again. */
    @Override
    void close();
  }
}
