package dev.tollgate.http.pages;

/**
 * What a contract calls the parts of its consent page.
 *
 * @param group heading above the companies
 * @param field form field that holds a chosen company
 * @param several whether users may choose more than one company
 * @param allow text of the button that allows; its field is {@code decision=allow}
 * @param deny text of the button that denies; its field is {@code decision=deny}
 */
public record ConsentWording(
    String group, String field, boolean several, String allow, String deny) {

  /** For contracts in which a token speaks for one company. */
  public static final ConsentWording ONE_COMPANY =
      new ConsentWording("Company", "company", false, "Allow", "Deny");
}
