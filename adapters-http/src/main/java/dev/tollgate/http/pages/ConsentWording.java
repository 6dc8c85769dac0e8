package dev.tollgate.http.pages;

/**
 * What a contract calls the parts of its consent page.
 *
 * @param group heading above the companies
 * @param field form field that holds a chosen company
 * @param several whether users may choose more than one company
 * @param withoutScopes what the client will be able to do if there is no scope to choose
 * @param allow text of the button that allows; its field is {@code decision=allow}
 * @param deny text of the button that denies; its field is {@code decision=deny}
 */
public record ConsentWording(
    String group, String field, boolean several, String withoutScopes, String allow, String deny) {

  /** For contracts in which a token speaks for one company. */
  public static final ConsentWording ONE_COMPANY =
      new ConsentWording(
          "Company",
          "company",
          false,
          "It will know who you are, and nothing else.",
          "Allow",
          "Deny");

  /** For contracts in which a token speaks for one company and can do everything there. */
  public static final ConsentWording WHOLE_COMPANY =
      new ConsentWording(
          "Company",
          "company",
          false,
          "It will have full access to the account of the company, until you disconnect it.",
          "Allow",
          "Deny");
}
