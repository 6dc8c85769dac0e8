package dev.tollgate.application.storage;

/** What an enterprise or a company holds. A company holds no companies. */
public record Contents(long companies, long clients, long documents) {

  public boolean isEmpty() {
    return companies == 0 && clients == 0 && documents == 0;
  }
}
