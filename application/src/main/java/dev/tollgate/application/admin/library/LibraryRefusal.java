package dev.tollgate.application.admin.library;

import dev.tollgate.domain.CompanyId;

/** Why the documents of a company were not counted, imported or exported. */
public sealed interface LibraryRefusal {

  /** Why the documents of a company were not imported. */
  sealed interface ImportRefusal extends LibraryRefusal {}

  /** Why the documents of a company were not exported. */
  sealed interface ExportRefusal extends LibraryRefusal {}

  /** There is no such company. */
  record CompanyNotFound(String id) implements ImportRefusal, ExportRefusal {}

  /**
   * What was to be imported cannot be a library.
   *
   * @param member where the problem is, such as {@code assets[17].name}; empty for the whole
   * @param line counted from 1
   * @param column counted from 1
   */
  record LibraryBroken(String member, long line, long column, Problem problem)
      implements ImportRefusal {

    /**
     * What is wrong there; 64 KiB are as much as a document takes, 100 levels as deep as it goes.
     */
    public enum Problem {
      UNREADABLE,
      NOT_UTF8,
      NOT_JSON,
      CUT_OFF,
      NOT_THE_END,
      NOT_AN_OBJECT,
      NOT_A_LIST,
      UNKNOWN_MEMBER,
      REPEATED_MEMBER,
      FORBIDDEN_CHARACTER,
      TOO_LARGE,
      TOO_DEEP
    }
  }

  /** A later import for the same company started before this one ended. */
  record LibrarySuperseded(CompanyId company) implements ImportRefusal {}

  /** The documents of the company were replaced while they were read. */
  record LibraryChanged(CompanyId company) implements ExportRefusal {}
}
