package dev.tollgate.application.storage;

/**
 * What an enterprise or a company holds. A company holds no companies.
 *
 * @param users how many belong to the company, or to companies of the enterprise; they are never
 *     removed with it
 */
public record Contents(long companies, long clients, long documents, long projects, long users) {

  public boolean isEmpty() {
    return companies == 0 && clients == 0 && documents == 0 && projects == 0 && users == 0;
  }
}
