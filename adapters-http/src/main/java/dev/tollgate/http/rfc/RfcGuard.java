package dev.tollgate.http.rfc;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Why;
import dev.tollgate.application.access.CheckAccess;
import dev.tollgate.application.access.CheckAccess.Demand;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.guard.ForwardedDemand;
import dev.tollgate.http.guard.Guard;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Credentials;
import dev.tollgate.http.wire.Fields;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The guard of protected resources; the query says what the resource requires. */
@Singleton
final class RfcGuard implements Guard {

  private final CheckAccess checkAccess;
  private final ResourceErrors errors;
  private final Issuer issuer;
  private final RfcTerms terms;

  RfcGuard(CheckAccess checkAccess, ResourceErrors errors, Issuer issuer, RfcTerms terms) {
    this.terms = terms;
    this.checkAccess = checkAccess;
    this.errors = errors;
    this.issuer = issuer;
  }

  @Override
  public List<String> roots() {
    return List.of(GuardController.PATH);
  }

  @Override
  public Result<LiveToken, AccessRefusal> check(Request request, Parameter token) {
    Fields query = BodyReader.query(request);
    Demand demand =
        ForwardedDemand.read(
            query.without("access_token"), Optional.of(new ResourceUri(issuer.url())), false);
    return checkAccess.check(
        isRepeatedOrMalformed(request, query)
            ? Why.because(new Parameter.NotText(), () -> flaw(query))
            : token,
        demand,
        terms.rulesOf(request));
  }

  /** In the header and in the query (RFC 6750, 2), or in a header without a token. */
  private static boolean isRepeatedOrMalformed(Request request, Fields query) {
    return Credentials.of(request) instanceof Credentials.Bearer(Parameter token)
        && (token.text().isEmpty() || query.has("access_token"));
  }

  private static String flaw(Fields query) {
    return query.has("access_token")
        ? "A token is sent in the Authorization header field and in the query."
        : "Authorization has no token after Bearer, or is sent more than once.";
  }

  @Override
  public Reply refuse(AccessRefusal refusal) {
    return errors.refuse(refusal);
  }
}
