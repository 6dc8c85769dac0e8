package dev.tollgate.bootstrap;

import static dev.tollgate.bootstrap.UserBrowser.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.domain.GrantType;
import dev.tollgate.persistence.jdbc.FreePorts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** Users sign in to a web application by Spring Security's oauth2Login, as docs/clients.md says. */
@Tag("full")
final class SpringLoginTest {

  @AutoClose private static final Relay relay = new Relay();
  @TempDir private static Path directory;
  private static Tomcat tomcat;
  private static String base;
  private static CodeFlowClient app;

  /** What an application configures. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSecurity
  static class Application {

    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
      return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, ClientRegistrationRepository registrations)
        throws Exception {
      OidcClientInitiatedLogoutSuccessHandler out =
          new OidcClientInitiatedLogoutSuccessHandler(registrations);
      out.setPostLogoutRedirectUri("{baseUrl}/bye");
      return http.authorizeHttpRequests(
              requests -> requests.requestMatchers("/bye").permitAll().anyRequest().authenticated())
          .oauth2Login(
              login ->
                  login.failureHandler(
                      (_, response, failure) ->
                          response
                              .getWriter()
                              .print(
                                  failure instanceof OAuth2AuthenticationException refused
                                      ? "shows `%s` with %s"
                                          .formatted(
                                              failure.getClass().getSimpleName(),
                                              refused.getError().getErrorCode())
                                      : failure.toString())))
          .csrf(csrf -> csrf.disable())
          .logout(logout -> logout.logoutSuccessHandler(out))
          .build();
    }
  }

  /** Tells who is signed in, and refreshes the tokens at /refresh. */
  private static final class Greeting extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient AnnotationConfigWebApplicationContext context;

    Greeting(AnnotationConfigWebApplicationContext context) {
      this.context = context;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/plain");
      response
          .getWriter()
          .print(
              switch (request.getServletPath()) {
                case "/bye" -> "signed out";
                case "/refresh" -> refreshed(request, response);
                default -> greeting();
              });
    }

    private static String greeting() {
      OidcUser user =
          (OidcUser) SecurityContextHolder.getContext().getAuthentication().getPrincipal();
      return user.getName()
          + " "
          + user.getIdToken().getAuthenticationMethods()
          + " "
          + new TreeSet<>(user.getUserInfo().getClaims().keySet());
    }

    private String refreshed(HttpServletRequest request, HttpServletResponse response) {
      OAuth2AuthenticationToken signedIn =
          (OAuth2AuthenticationToken) SecurityContextHolder.getContext().getAuthentication();
      OAuth2AuthorizedClientRepository clients =
          context.getBean(OAuth2AuthorizedClientRepository.class);
      DefaultOAuth2AuthorizedClientManager manager =
          new DefaultOAuth2AuthorizedClientManager(
              context.getBean(ClientRegistrationRepository.class), clients);
      manager.setAuthorizedClientProvider(
          OAuth2AuthorizedClientProviderBuilder.builder()
              .refreshToken(refresh -> refresh.clockSkew(Duration.ofHours(2)))
              .build());
      OAuth2AuthorizedClient before = clients.loadAuthorizedClient("tollgate", signedIn, request);
      if (before == null) {
        return "no tokens";
      }
      try {
        OAuth2AuthorizedClient after =
            manager.authorize(
                OAuth2AuthorizeRequest.withAuthorizedClient(before)
                    .principal(signedIn)
                    .attribute(HttpServletRequest.class.getName(), request)
                    .attribute(HttpServletResponse.class.getName(), response)
                    .build());
        return after
                .getAccessToken()
                .getTokenValue()
                .equals(before.getAccessToken().getTokenValue())
            ? "the same token"
            : "another token";
      } catch (OAuth2AuthorizationException e) {
        return "throws `%s` with %s; %s"
            .formatted(
                e.getClass().getSimpleName(),
                e.getError().getErrorCode(),
                clients.loadAuthorizedClient("tollgate", signedIn, request) == null
                    ? "throws its tokens away"
                    : "keeps its tokens");
      }
    }
  }

  @BeforeAll
  static void start() throws Exception {
    int port = FreePorts.next();
    base = "http://127.0.0.1:" + port;
    app = CodeFlowClient.at(relay.world, base + "/login/oauth2/code/tollgate", base + "/bye");
    tomcat = new Tomcat();
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(port);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context web = tomcat.addContext("", directory.toString());
    AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
    context.register(Application.class);
    context.addBeanFactoryPostProcessor(
        factory -> factory.registerSingleton("registrations", registrations()));
    context.setServletContext(web.getServletContext());
    context.refresh();
    var _ = Tomcat.addServlet(web, "greeting", new Greeting(context));
    web.addServletMappingDecoded("/", "greeting");
    FilterDef filter = new FilterDef();
    filter.setFilterName("security");
    filter.setFilter(new DelegatingFilterProxy("springSecurityFilterChain", context));
    web.addFilterDef(filter);
    FilterMap everywhere = new FilterMap();
    everywhere.setFilterName("security");
    everywhere.addURLPattern("/*");
    web.addFilterMap(everywhere);
    tomcat.start();
  }

  private static ClientRegistrationRepository registrations() {
    return new InMemoryClientRegistrationRepository(
        ClientRegistrations.fromIssuerLocation(relay.address())
            .registrationId("tollgate")
            .clientId(app.client.id().value())
            .clientSecret(app.tenant.secret())
            .scope("openid", "profile", "email", "profile:read")
            .build());
  }

  @AfterAll
  static void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void everySituationEndsAsDocumented() throws Exception {
    try (UserBrowser browser = new UserBrowser(app)) {
      Situations rows = new Situations(relay);
      Supplier<String> refreshing = () -> browser.read(base + "/refresh");
      rows.version(OAuth2AuthorizationException.class);

      rows.failing(
          "authorize",
          "authorization-access-denied",
          () -> text(browser.visit(base + "/", "Deny")));
      rows.add("sign-in, ID token and userinfo", browser.read(base + "/"));
      rows.failingInOutage("refresh", "oauth-temporarily-unavailable", refreshing);
      rows.failingByFault("refresh", "oauth-server-error", refreshing);
      rows.add("refresh", browser.read(base + "/refresh"));
      relay.world.setEnterpriseActive(app.tenant, false);
      rows.failing("refresh", "refresh-enterprise-inactive", refreshing);
      rows.add("refresh after that", browser.read(base + "/refresh"));
      rows.failing(
          "authorize",
          "authorization-enterprise-inactive",
          () -> browser.read(base + "/oauth2/authorization/tollgate"));
      relay.world.setEnterpriseActive(app.tenant, true);
      rows.failingAtAuthorize(() -> browser.read(base + "/oauth2/authorization/tollgate"));
      String outage = answer(browser);
      rows.failingInOutage("code", "oauth-temporarily-unavailable", () -> browser.read(outage));
      String fault = answer(browser);
      rows.failingByFault("code", "oauth-server-error", () -> browser.read(fault));
      String _ = browser.read(base + "/");
      int signIns = browser.signIns();
      rows.add("logout", browser.read(base + "/logout"));
      String _ = browser.read(base + "/");
      rows.add("after logout", "the user signs in again: " + (browser.signIns() > signIns));
      app.setGrants(EnumSet.complementOf(EnumSet.of(GrantType.REFRESH_TOKEN)));
      rows.failing("refresh", "refresh-grant-not-allowed", refreshing);

      assertEquals(
          ClientsDocumentTest.situations("Spring Security oauth2Login"),
          rows.toString().replace(app.user.id().toString(), "SUB"));
    }
  }

  /** With what the user comes back to the application, which has not seen it yet. */
  private static String answer(UserBrowser browser) {
    return browser.redirect(browser.redirect(base + "/oauth2/authorization/tollgate"));
  }
}
