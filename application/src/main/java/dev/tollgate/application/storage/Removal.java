package dev.tollgate.application.storage;

/** The outcome of removing an enterprise or a company. */
public sealed interface Removal {

  /** It was removed with these contents. */
  record Done(Contents contents) implements Removal {}

  /** Nothing changed, because it has these contents. */
  record NotEmpty(Contents contents) implements Removal {}

  /** It does not exist. */
  record Missing() implements Removal {}
}
