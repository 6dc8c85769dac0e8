package dev.tollgate.application.admin.errors;

import java.util.List;
import java.util.Optional;

/** Why no documented error was listed or shown. */
public sealed interface ErrorRefusal {

  /** Why no errors were listed. */
  sealed interface ListErrorsRefusal extends ErrorRefusal {}

  /** Why no error was shown. */
  sealed interface ShowErrorRefusal extends ErrorRefusal {}

  /** Why contract files were not accepted. */
  sealed interface CheckErrorsRefusal extends ErrorRefusal {}

  /** Why nothing was learned. */
  sealed interface LearnErrorsRefusal extends ErrorRefusal {}

  /** Why no wordings were compared. */
  sealed interface DiffErrorsRefusal extends ErrorRefusal {}

  /** Why a server was not probed. */
  sealed interface ProbeRefusal extends ErrorRefusal {}

  /** There are mistakes, each of them a sentence. */
  record ContractFilesInvalid(List<String> mistakes)
      implements CheckErrorsRefusal, DiffErrorsRefusal, LearnErrorsRefusal, ProbeRefusal {}

  /** Nothing at this URL speaks HTTP. */
  record ServerSilent(String url) implements ProbeRefusal {}

  /** There is no such contract; {@code known} lists those that exist. */
  record ContractNotFound(String contract, List<String> known)
      implements ListErrorsRefusal,
          ShowErrorRefusal,
          LearnErrorsRefusal,
          DiffErrorsRefusal,
          ProbeRefusal {}

  /**
   * No error has this name, and none this code.
   *
   * @param nearest the name or code that was probably meant
   */
  record ErrorNotFound(String name, Optional<String> nearest) implements ShowErrorRefusal {}
}
