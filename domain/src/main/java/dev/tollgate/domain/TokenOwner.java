package dev.tollgate.domain;

/**
 * Whose a token is: the registration that it was issued to, by one contract.
 *
 * @param contract the name of the contract
 */
public record TokenOwner(RegistrationId registration, String contract) {

  /** Whether a token was issued to it. */
  public boolean owns(Token token) {
    return token.registration().equals(registration) && token.contract().equals(contract);
  }
}
