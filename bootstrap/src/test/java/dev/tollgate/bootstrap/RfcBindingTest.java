package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.RedirectUri;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a grant depends on can end between any two steps of the code flow: the next step is
 * refused, and works again once that has come back, unless it was revoked.
 */
final class RfcBindingTest {

  private static final Pattern HEADING = Pattern.compile("<h1>([^<]*)</h1>");

  private static final String NO_COMPANY = "200 You cannot use ci";
  private static final String SIGN_IN = "303 /signin";
  private static final String CONSENT = "200 ci wants access";
  private static final String START_AGAIN = "303 /oauth2/authorize";
  private static final String CODE = "client code";
  private static final String CLIENT_UNKNOWN = "400 invalid_request";
  private static final String CLIENT_INACTIVE = "client unauthorized_client";
  private static final String INVALID_GRANT = "400 invalid_grant";
  private static final String INVALID_CLIENT = "401 invalid_client";
  private static final String UNAUTHORIZED = "400 unauthorized_client";
  private static final String INVALID_TOKEN = "401 invalid_token";
  private static final String INACTIVE = "200 inactive";
  private static final String WORKS = "200";

  @AutoClose private static final World world = new World();

  /** What comes next; everything before it has succeeded. */
  private enum Step {
    /** With a session, and with a consent that is remembered. */
    AUTHORIZE(CODE),
    DECIDE(CODE),
    EXCHANGE(WORKS),
    REFRESH(WORKS),
    /** With the refresh token of a refresh. */
    REFRESH_AGAIN(WORKS),
    /** By a resource server of the client's enterprise. */
    INTROSPECT(WORKS),
    /** By a resource server of the company's enterprise. */
    INTROSPECT_FOR_THE_COMPANY(WORKS),
    USERINFO(WORKS),
    GUARD("204");

    private final String works;

    Step(String works) {
      this.works = works;
    }
  }

  /** What ends, and what the steps then answer. */
  private enum Event {
    USER_DISABLED(SIGN_IN, START_AGAIN, INVALID_GRANT, INACTIVE),
    USER_LEFT(NO_COMPANY, START_AGAIN, INVALID_GRANT, INACTIVE),
    CLIENT_DISABLED(CLIENT_UNKNOWN, CLIENT_UNKNOWN, INVALID_CLIENT, INACTIVE),
    CLIENT_DELETED(CLIENT_UNKNOWN, CLIENT_UNKNOWN, INVALID_CLIENT, INACTIVE),
    COMPANY_INACTIVE(NO_COMPANY, START_AGAIN, INVALID_GRANT, INACTIVE),
    CLIENTS_ENTERPRISE_INACTIVE(CLIENT_INACTIVE, CLIENT_INACTIVE, INVALID_GRANT, INACTIVE),
    COMPANYS_ENTERPRISE_INACTIVE(NO_COMPANY, START_AGAIN, INVALID_GRANT, INACTIVE),
    /** Only a form that the user sends afterwards is a new grant. */
    GRANT_REVOKED(CONSENT, CODE, INVALID_GRANT, INACTIVE);

    private final String authorize;
    private final String decide;
    private final String issue;
    private final String introspect;

    Event(String authorize, String decide, String issue, String introspect) {
      this.authorize = authorize;
      this.decide = decide;
      this.issue = issue;
      this.introspect = introspect;
    }

    String answer(Step step, Flow flow) {
      return switch (step) {
        case AUTHORIZE -> isEnterpriseOfBoth(flow) ? CLIENT_INACTIVE : authorize;
        case DECIDE -> isEnterpriseOfBoth(flow) ? CLIENT_INACTIVE : decide;
        case EXCHANGE, REFRESH, REFRESH_AGAIN -> issue;
        case INTROSPECT ->
            this == CLIENTS_ENTERPRISE_INACTIVE || isEnterpriseOfBoth(flow)
                ? UNAUTHORIZED
                : introspect;
        case INTROSPECT_FOR_THE_COMPANY ->
            this == COMPANYS_ENTERPRISE_INACTIVE
                    || (this == CLIENTS_ENTERPRISE_INACTIVE && !flow.isOfAnother())
                ? UNAUTHORIZED
                : introspect;
        case USERINFO, GUARD -> INVALID_TOKEN;
      };
    }

    private boolean isEnterpriseOfBoth(Flow flow) {
      return this == COMPANYS_ENTERPRISE_INACTIVE && !flow.isOfAnother();
    }

    /** What the step answers when what had ended has come back. */
    String afterwards(Step step) {
      return switch (this) {
        case USER_DISABLED ->
            switch (step) {
              case AUTHORIZE -> SIGN_IN;
              case DECIDE -> START_AGAIN;
              default -> step.works;
            };
        case CLIENT_DISABLED,
            COMPANY_INACTIVE,
            CLIENTS_ENTERPRISE_INACTIVE,
            COMPANYS_ENTERPRISE_INACTIVE ->
            step.works;
        case USER_LEFT, GRANT_REVOKED, CLIENT_DELETED ->
            switch (step) {
              case AUTHORIZE -> CONSENT;
              case DECIDE -> CODE;
              case EXCHANGE, REFRESH, REFRESH_AGAIN -> INVALID_GRANT;
              case INTROSPECT, INTROSPECT_FOR_THE_COMPANY -> INACTIVE;
              case USERINFO, GUARD -> INVALID_TOKEN;
            };
      };
    }
  }

  /**
   * A user on the way through the flow.
   *
   * @param home the tenant whose company the user belongs to
   * @param ours a resource server of the client's enterprise
   * @param theirs a resource server of the company's enterprise
   */
  private record Flow(CodeFlowClient app, Tenant home, Tenant ours, Tenant theirs) {

    static Flow ofOneEnterprise() {
      CodeFlowClient app = new CodeFlowClient(world);
      return new Flow(app, app.tenant, resourceServer(app.tenant), resourceServer(app.tenant));
    }

    /** The client is for everyone, and the user belongs to another enterprise. */
    static Flow ofTwoEnterprises() {
      CodeFlow flow =
          new CodeFlow(
              List.of(new RedirectUri(CodeFlowClient.REDIRECT_URI)),
              List.of(),
              true,
              true,
              true,
              false);
      CodeFlowClient app = new CodeFlowClient(world, world.tenant(), flow);
      Tenant home = world.tenant();
      Flow moved = new Flow(app, home, resourceServer(app.tenant), resourceServer(home));
      moved.change(join(company(home)));
      moved.change(new UserChange.Leave(company(app.tenant), Instant.EPOCH));
      return moved;
    }

    boolean isOfAnother() {
      return !home.id().equals(app.tenant.id());
    }

    private static Tenant resourceServer(Tenant beside) {
      return world.register(world.company(beside).value(), World.SCOPES, Optional.empty());
    }

    private static CompanyId company(Tenant tenant) {
      return tenant.client().company().orElseThrow();
    }

    private static UserChange join(CompanyId company) {
      return new UserChange.Join(new Membership(company, false), Instant.EPOCH);
    }

    private void change(UserChange change) {
      assertEquals(true, world.storage.users().change(app.user.id(), change));
    }

    private void setClientEnabled(boolean enabled) {
      assertEquals(
          true,
          world.storage.clients().change(app.client.id(), new ClientChange.SetEnabled(enabled)));
    }

    void end(Event event) {
      switch (event) {
        case USER_DISABLED -> change(new UserChange.SetEnabled(false, Instant.EPOCH));
        case USER_LEFT -> change(new UserChange.Leave(company(home), Instant.EPOCH));
        case CLIENT_DISABLED -> setClientEnabled(false);
        case CLIENT_DELETED -> world.delete(app.tenant);
        case COMPANY_INACTIVE -> world.setCompanyActive(home, false);
        case CLIENTS_ENTERPRISE_INACTIVE -> world.setEnterpriseActive(app.tenant, false);
        case COMPANYS_ENTERPRISE_INACTIVE -> world.setEnterpriseActive(home, false);
        case GRANT_REVOKED -> RfcUserProvocations.revokeGrants(app);
      }
    }

    void bringBack(Event event) {
      switch (event) {
        case USER_DISABLED -> change(new UserChange.SetEnabled(true, Instant.EPOCH));
        case USER_LEFT -> change(join(company(home)));
        case CLIENT_DISABLED -> setClientEnabled(true);
        case CLIENT_DELETED -> registerAgain();
        case COMPANY_INACTIVE -> world.setCompanyActive(home, true);
        case CLIENTS_ENTERPRISE_INACTIVE -> world.setEnterpriseActive(app.tenant, true);
        case COMPANYS_ENTERPRISE_INACTIVE -> world.setEnterpriseActive(home, true);
        case GRANT_REVOKED -> {}
      }
    }

    /** Under the same id and with the same secret, as another registration. */
    private void registerAgain() {
      Tenant again =
          world.register(
              company(app.tenant).value(), World.SCOPES, Optional.of(app.client.id().value()));
      world.replace(
          CodeFlowClient.with(again.client(), app.client.authentication(), app.client.codeFlow()));
    }

    /** Goes as far as the step, and returns the way to take it. */
    Supplier<Reply> before(Step step) {
      return switch (step) {
        case AUTHORIZE -> {
          String _ = app.code("");
          yield () -> app.authorize("");
        }
        case DECIDE -> {
          app.signIn();
          Reply page = app.authorize("");
          yield () -> app.decide(page, "allow");
        }
        case EXCHANGE -> {
          String code = app.code("");
          yield () -> app.exchange(code);
        }
        case REFRESH -> {
          String token = RfcUserProvocations.refreshToken(app);
          yield () -> app.refresh(token, "");
        }
        case REFRESH_AGAIN -> {
          Reply first = app.refresh(RfcUserProvocations.refreshToken(app), "");
          String token = CodeFlowClient.member(first, "refresh_token");
          yield () -> app.refresh(token, "");
        }
        case INTROSPECT -> withToken(token -> introspected(token, ours));
        case INTROSPECT_FOR_THE_COMPANY -> withToken(token -> introspected(token, theirs));
        case USERINFO ->
            withToken(token -> world.get("/oauth2/userinfo", "Authorization: Bearer " + token));
        case GUARD ->
            withToken(
                token ->
                    world.get("/guard/rfc?scope=profile:read", "Authorization: Bearer " + token));
      };
    }

    private Supplier<Reply> withToken(Function<String, Reply> use) {
      String token = CodeFlowClient.member(app.exchange(app.code("")), "access_token");
      return () -> use.apply(token);
    }
  }

  private static Reply introspected(String token, Tenant by) {
    return world.form("/oauth2/introspect", "token=" + token + "&" + by.form());
  }

  @ParameterizedTest
  @EnumSource
  void theNextStepIsStopped(Event event) {
    List<String> expected = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (Supplier<Flow> start :
        List.<Supplier<Flow>>of(Flow::ofOneEnterprise, Flow::ofTwoEnterprises)) {
      for (Step step : Step.values()) {
        Flow flow = start.get();
        String label = step + (flow.isOfAnother() ? " of another enterprise: " : ": ");
        Supplier<Reply> next = flow.before(step);
        flow.end(event);
        told.add(label + told(next.get()));
        expected.add(label + event.answer(step, flow));
        flow.bringBack(event);
        told.add(label + "then " + told(next.get()));
        expected.add(label + "then " + event.afterwards(step));
      }
    }

    assertEquals(String.join("\n", expected), String.join("\n", told));
  }

  @Test
  void everyStepWorksAsLongAsNothingEnds() {
    for (Supplier<Flow> start :
        List.<Supplier<Flow>>of(Flow::ofOneEnterprise, Flow::ofTwoEnterprises)) {
      for (Step step : Step.values()) {
        assertEquals(step.works, told(start.get().before(step).get()), step.toString());
      }
    }
  }

  @Test
  void aResourceServerOfAThirdEnterpriseLearnsNothing() {
    Flow flow = Flow.ofTwoEnterprises();
    Reply tokens = flow.app().exchange(flow.app().code(""));
    String accessToken = CodeFlowClient.member(tokens, "access_token");

    assertEquals(WORKS, told(introspected(accessToken, flow.ours())));
    assertEquals(WORKS, told(introspected(accessToken, flow.theirs())));
    assertEquals(INACTIVE, told(introspected(accessToken, world.tenant())));
    for (Tenant other : List.of(flow.ours(), flow.theirs())) {
      String refreshToken = CodeFlowClient.member(tokens, "refresh_token");
      assertEquals(INACTIVE, told(introspected(refreshToken, other)));
    }
  }

  @Test
  void aUserOfAnotherEnterpriseCannotAuthorizeAClientThatIsNotForEveryone() {
    Flow flow = Flow.ofTwoEnterprises();
    Supplier<Reply> authorize = flow.before(Step.AUTHORIZE);
    world.replace(
        CodeFlowClient.with(
            flow.app().client, flow.app().client.authentication(), CodeFlowClient.flow()));

    assertEquals(NO_COMPANY, told(authorize.get()));
  }

  /** What a reply comes to, in a few words. */
  private static String told(Reply reply) {
    String location = reply.headers().getOrDefault("Location", "");
    if (location.startsWith(CodeFlowClient.REDIRECT_URI)) {
      var query = CodeFlowClient.redirected(reply);
      return "client " + (query.containsKey("code") ? "code" : query.get("error"));
    }
    if (!location.isEmpty()) {
      return reply.status() + " " + location.replaceFirst("\\?.*", "");
    }
    if (reply.status() >= 400) {
      return reply.status() + " " + CodeFlowClient.member(reply, "error");
    }
    if (reply.body().equals("{\"active\":false}")) {
      return INACTIVE;
    }
    Matcher heading = HEADING.matcher(reply.body());
    return reply.status() + (heading.find() ? " " + heading.group(1) : "");
  }
}
