package dev.tollgate.application.storage;

/** What became of the wish to remove an enterprise or a company. */
public sealed interface Removal {

  /** It is gone, and so is what it held. */
  record Done(Contents contents) implements Removal {}

  /** Nothing was changed, because it holds something. */
  record NotEmpty(Contents contents) implements Removal {}

  /** There is none. */
  record Missing() implements Removal {}
}
