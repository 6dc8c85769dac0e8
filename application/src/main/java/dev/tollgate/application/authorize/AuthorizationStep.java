package dev.tollgate.application.authorize;

import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.RegisteredScope;
import java.util.List;
import java.util.Optional;

/** What comes next for a user who was sent to the authorization endpoint. */
public sealed interface AuthorizationStep {

  /** The user signs in, or does so again. */
  record SignIn() implements AuthorizationStep {}

  /**
   * The user decides.
   *
   * @param companies those that the user may authorize the client for
   * @param chosen the one of them that is chosen beforehand
   * @param scopes those that the user chooses among; {@code openid} is no choice
   */
  record AskConsent(
      SignedIn visitor,
      List<Company> companies,
      Optional<CompanyId> chosen,
      List<RegisteredScope> scopes)
      implements AuthorizationStep {

    public AskConsent {
      companies = List.copyOf(companies);
      scopes = List.copyOf(scopes);
    }
  }

  /** The user has no company that may authorize the client. */
  record NoCompany(SignedIn visitor) implements AuthorizationStep {}

  /** The user goes back to the client with a code. */
  record Granted(IssuedCode code) implements AuthorizationStep {}
}
