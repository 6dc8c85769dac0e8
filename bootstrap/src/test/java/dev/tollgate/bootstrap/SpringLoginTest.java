package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.SigningAlgorithm;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
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

  @AutoClose private static final World world = World.ofToday(SigningAlgorithm.RS256);
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
                                      ? refused.getError().getErrorCode()
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
        return e.getError().getErrorCode();
      }
    }
  }

  @BeforeAll
  static void start() throws Exception {
    int port = ProxyDaemon.freePort();
    base = "http://127.0.0.1:" + port;
    app =
        new CodeFlowClient(
            world,
            world.tenant(),
            new CodeFlow(
                List.of(new RedirectUri(base + "/login/oauth2/code/tollgate")),
                List.of(new RedirectUri(base + "/bye")),
                false,
                true,
                true,
                false));
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
        ClientRegistrations.fromIssuerLocation(world.server.address().url())
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
    try (WebClient browser = new WebClient()) {
      browser.getOptions().setJavaScriptEnabled(false);
      browser.getOptions().setCssEnabled(false);
      browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
      StringBuilder rows = new StringBuilder();

      row(rows, "denial", text(press(consent(browser), "Deny")));
      row(rows, "sign-in, ID token and userinfo", text(press(consent(browser), "Allow")));
      Page outage = exchange(browser, () -> new StoreUnavailable("an outage", null));
      row(rows, "`temporarily_unavailable`", text(outage));
      Page fault = exchange(browser, () -> new IllegalStateException("a fault"));
      row(rows, "`server_error`", text(fault));
      row(rows, "refresh", text(browser.getPage(base + "/refresh")));
      world.setEnterpriseActive(app.tenant, false);
      row(rows, "`invalid_grant` at refresh", text(browser.getPage(base + "/refresh")));
      row(rows, "another refresh", text(browser.getPage(base + "/refresh")));
      world.setEnterpriseActive(app.tenant, true);
      row(rows, "logout", text(browser.getPage(base + "/logout")));
      row(rows, "after logout", ((HtmlPage) browser.getPage(base + "/")).getTitleText());

      assertEquals(ClientsDocumentTest.situations("Spring Security oauth2Login"), rows.toString());
    }
  }

  private static void row(StringBuilder rows, String situation, String outcome) {
    rows.append("| ").append(situation).append(" | ");
    rows.append(outcome.replace(app.user.id().toString(), "SUB")).append(" |\n");
  }

  private static String text(Page page) {
    return page.getWebResponse().getContentAsString();
  }

  /** The consent page, to which the application leads; who is not signed in signs in first. */
  private static HtmlPage consent(WebClient browser) throws IOException {
    HtmlPage page = browser.getPage(base + "/");
    if (page.getTitleText().startsWith("Sign in")) {
      HtmlInput email = page.getHtmlElementById("email");
      email.setValue(app.user.email().value());
      HtmlInput password = page.getHtmlElementById("password");
      password.setValue(CodeFlowClient.PASSWORD);
      page = button(page, "Sign in").click();
    }
    return page;
  }

  private static HtmlButton button(HtmlPage page, String name) {
    return page.<HtmlButton>getByXPath("//button").stream()
        .filter(it -> it.asNormalizedText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + name + " in " + page.asXml()));
  }

  private static Page press(HtmlPage page, String name) throws IOException {
    return button(page, name).click();
  }

  /** Another sign-in, without a page; the store fails while the application has the code. */
  private static Page exchange(WebClient browser, Supplier<RuntimeException> cause)
      throws IOException {
    browser.getOptions().setRedirectEnabled(false);
    String start = redirect(browser.getPage(base + "/oauth2/authorization/tollgate"));
    String answer = redirect(browser.getPage(start));
    browser.getOptions().setRedirectEnabled(true);
    return world.outage.during(
        cause,
        () -> {
          try {
            return browser.getPage(answer);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String redirect(Page page) {
    return page.getWebResponse().getResponseHeaderValue("Location");
  }
}
