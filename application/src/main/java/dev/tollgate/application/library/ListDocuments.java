package dev.tollgate.application.library;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.ListRefusal;
import dev.tollgate.domain.refusal.PageInvalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Gives one page of a company's documents of one kind. */
public final class ListDocuments {

  private static final int DEFAULT_PER_PAGE = 50;
  private static final int MAX_PER_PAGE = 100;

  private final Documents documents;

  public ListDocuments(Documents documents) {
    this.documents = documents;
  }

  /**
   * Pages are counted from 1 and hold 1 to 100 documents, 50 unless asked otherwise. A page behind
   * the last one is empty.
   */
  public Result<Page, ListRefusal> list(
      CompanyId company, DocumentKind kind, Parameter page, Parameter perPage) {
    SequencedMap<String, PageInvalid.Problem> problems = new LinkedHashMap<>();
    long number = read("page", page, 1, Long.MAX_VALUE, problems);
    long size = read("per_page", perPage, DEFAULT_PER_PAGE, MAX_PER_PAGE, problems);
    if (!problems.isEmpty()) {
      return Result.refused(
          Why.because(
              new PageInvalid(problems),
              () ->
                  "page is %s, per_page is %s."
                      .formatted(Reasons.sent(page), Reasons.sent(perPage))));
    }
    long offset = (number - 1) * size;
    Documents.Slice slice = documents.page(company, kind, offset, (int) size);
    return Result.ok(new Page(slice.documents(), number, size, slice.total()));
  }

  private static long read(
      String name,
      Parameter value,
      long absent,
      long max,
      SequencedMap<String, PageInvalid.Problem> problems) {
    if (value instanceof Parameter.Absent) {
      return absent;
    }
    String text = value.text().orElse("");
    if (!text.matches("[+-]?[0-9]{1,15}")) {
      problems.put(name, PageInvalid.Problem.NOT_AN_INTEGER);
      return absent;
    }
    long number = Long.parseLong(text);
    if (number < 1) {
      problems.put(name, PageInvalid.Problem.BELOW_ONE);
    } else if (number > max) {
      problems.put(name, PageInvalid.Problem.ABOVE_HUNDRED);
    }
    return number;
  }

  /** A page and where it stands. */
  public record Page(List<Document> documents, long number, long size, long total) {}
}
