package dev.tollgate.application;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A condition that use cases check on the way to an answer. Use cases name each check as they make
 * it, so that a rehearsal can tell an operator which ones a request passed; a server listens to
 * none of it.
 */
public enum Check {
  ONE_AUTHENTICATION("The client authenticates in one way only."),
  PARAMETERS("All required parameters are there, each of them once."),
  GRANT_TYPE_OFFERED("The contract offers this grant type."),
  CREDENTIALS_READABLE("There are client credentials, and they can be read."),
  CLIENT_EXISTS("There is a client with this id."),
  METHOD_REGISTERED("The client is registered to authenticate in this way."),
  PROOF_RIGHT("The secret or the assertion is the client's."),
  PROOF_CURRENT("The secret or the assertion is neither expired, revoked nor used up."),
  CONTRACT_REGISTERED("The client is registered for this contract."),
  CLIENT_ENABLED("The client is enabled."),
  GRANT_TYPE_ALLOWED("The client may use this grant type."),
  ENTERPRISE_ACTIVE("The enterprise is active."),
  COMPANY_ACTIVE("The company is active, where the contract asks for that."),
  RESOURCES_KNOWN("The resources that the token is for are registered."),
  SCOPES_ALLOWED("The scopes are allowed."),
  CODE_ON_RECORD("The authorization code is on record."),
  CODE_OF_CLIENT("The authorization code was issued to this client."),
  CODE_CURRENT("The authorization code is neither exchanged, revoked nor expired."),
  REDIRECT_URI_RIGHT("The redirect URI is the one of the authorization request."),
  STATE_RIGHT("The state is the one of the authorization request."),
  VERIFIER_RIGHT("The code verifier answers the code challenge."),
  USER_ACTIVE("The user is enabled and belongs to the company."),
  CONSENT_VALID("The user's consent has not been revoked."),
  TOKEN_SENT("There is a token."),
  TOKEN_READABLE("The token is well-formed, and one that this server signed."),
  TOKEN_UNEXPIRED("The token has not expired."),
  TOKEN_ON_RECORD("The token is on record, under this contract where that matters."),
  TOKEN_CLIENT_ENABLED("The client that the token was issued to exists and is enabled."),
  TOKEN_OF_CALLER("The caller may know about this token."),
  TOKEN_UNREVOKED("The token has not been revoked."),
  TOKEN_UNUSED("The refresh token has not been used before."),
  DEMAND_READABLE("What the token has to be good for can be read."),
  TOKEN_FOR_RESOURCE("The token is for this resource."),
  TOKEN_HAS_SCOPES("The token has the scopes that are needed here."),
  TOKEN_OF_COMPANY("The token acts for a company.");

  private static final ScopedValue<BiConsumer<Check, Boolean>> WATCHER = ScopedValue.newInstance();

  /** Spares servers, where nobody ever watches, from asking. */
  private static volatile boolean isEverWatched;

  private final String sentence;

  Check(String sentence) {
    this.sentence = sentence;
  }

  /** What holds if the check is passed, as a sentence. */
  public String sentence() {
    return sentence;
  }

  /** Notes the outcome; true if the request has to be refused. */
  public boolean fails(boolean holds) {
    if (isEverWatched && WATCHER.isBound()) {
      WATCHER.get().accept(this, holds);
    }
    return !holds;
  }

  /**
   * The same where more is known about a failure than the refusal says.
   *
   * @param why for operators, without secrets, codes and tokens
   */
  public boolean fails(boolean holds, Supplier<String> why) {
    if (!holds) {
      Why.because(why);
    }
    return fails(holds);
  }

  /** Notes that the check was passed, where nothing depends on it any more. */
  public void passed() {
    boolean _ = fails(true);
  }

  /** Notes that the check was not passed, where the request is refused anyway. */
  public void failed() {
    boolean _ = fails(false);
  }

  /** Does a piece of work; the listener is told of the checks that it makes on this thread. */
  public static <T> T watched(BiConsumer<Check, Boolean> told, Supplier<T> work) {
    isEverWatched = true;
    return ScopedValue.where(WATCHER, told).<T, RuntimeException>call(work::get);
  }
}
