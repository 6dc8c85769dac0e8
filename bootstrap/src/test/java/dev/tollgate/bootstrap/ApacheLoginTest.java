package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.persistence.jdbc.FreePorts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Users sign in to a real Apache with mod_auth_openidc, configured as docs/clients.md shows, which
 * does what is said there.
 */
@Tag("full")
final class ApacheLoginTest {

  private static final String SESSION = "mod_auth_openidc_session";

  @TempDir private static Path frontDirectory;
  @TempDir private static Path directory;
  private static Relay relay;
  private static ProxyDaemon front;
  private static EchoApi api;
  private static ProxyDaemon apache;
  private static CodeFlowClient app;
  private static String base;

  @BeforeAll
  static void start() throws Exception {
    int frontPort = FreePorts.next();
    int port = FreePorts.next();
    String issuer = "https://localhost:" + frontPort;
    base = "http://127.0.0.1:" + port;
    relay = new Relay(Optional.of(issuer));
    front = TlsFront.start(frontDirectory, frontPort, relay.port());
    api = new EchoApi();
    app = CodeFlowClient.at(relay.world, base + "/oidc/callback", base + "/bye");
    Path certificate = TlsFront.copyCertificate(frontDirectory, directory);
    apache =
        ProxyDaemon.apache(
            directory,
            port,
            "KeepAlive Off\n" // the module's error page is longer than it says
                + ProxyDaemon.documented("clients.md", "apache")
                    .getFirst()
                    .replace("https://auth.example.com", issuer)
                    .replace("https://app.example.com", base)
                    .replace("127.0.0.1:9000", "127.0.0.1:" + api.port())
                    .replace("/etc/ssl/tollgate.pem", certificate.toString())
                    .replace("ClientID ID", "ClientID " + app.client.id().value())
                    .replace("ClientSecret SECRET", "ClientSecret " + app.tenant.secret())
                    .replace("BeforeExpiry 60", "BeforeExpiry 7200")
                    .replace("Passphrase PASSPHRASE", "Passphrase anything"));
  }

  @AfterAll
  static void stop() {
    apache.close();
    api.close();
    front.close();
    relay.close();
  }

  @Test
  void everySituationEndsAsDocumented() throws Exception {
    try (UserBrowser browser = new UserBrowser(app)) {
      Situations rows = new Situations(relay);
      rows.add("version", version());

      rows.failing(
          "authorize",
          "authorization-access-denied",
          () -> shown(browser.visit(base + "/", "Deny")));
      rows.add("sign-in", browser.read(base + "/"));
      rows.add(
          "ID token and userinfo",
          "the API learns "
              + String.join(
                  " ",
                  api.seen.getLast().headers().keySet().stream()
                      .filter(it -> it.startsWith("oidc-claim-"))
                      .map(it -> it.substring("oidc-claim-".length()))
                      .sorted()
                      .toList()));
      Supplier<String> returning =
          () -> {
            String before = token();
            return "%s, with %s token"
                .formatted(
                    browser.read(base + "/"), token().equals(before) ? "the old" : "another");
          };
      rows.add("refresh", returning.get());
      rows.failingInOutage("refresh", "oauth-temporarily-unavailable", returning);
      rows.failingByFault("refresh", "oauth-server-error", returning);
      relay.world.setEnterpriseActive(app.tenant, false);
      rows.failing("refresh", "refresh-enterprise-inactive", returning);
      rows.failing(
          "authorize",
          "authorization-enterprise-inactive",
          () -> shown(new UserBrowser(app).visit(base + "/")));
      relay.world.setEnterpriseActive(app.tenant, true);
      browser.forget(SESSION);
      rows.failingAtAuthorize(() -> shown(browser.visit(base + "/")));
      int _ = relay.world.storage.sessions().endAll(app.user.id());
      int before = browser.signIns();
      String _ = browser.read(base + "/");
      rows.add("expired session", "the user signs in again: " + (browser.signIns() > before));
      String logout = base + "/oidc/callback?logout=" + CodeFlowClient.encoded(base + "/bye");
      rows.add("logout", "back at " + browser.visit(logout).getUrl().getPath());
      int signIns = browser.signIns();
      String _ = browser.read(base + "/");
      rows.add("after logout", "the user signs in again: " + (browser.signIns() > signIns));
      browser.forget(SESSION);
      String outage = browser.redirect(browser.redirect(base + "/"));
      rows.failingInOutage(
          "code", "oauth-temporarily-unavailable", () -> shown(browser.visit(outage)));
      String fault = browser.redirect(browser.redirect(base + "/"));
      rows.failingByFault("code", "oauth-server-error", () -> shown(browser.visit(fault)));

      assertEquals(ClientsDocumentTest.situations("mod_auth_openidc"), rows.toString());
    }
  }

  /** The access token that the API saw last. */
  private static String token() {
    return api.seen.getLast().all("oidc-access-token").getFirst();
  }

  private static String text(Page page) {
    return page instanceof HtmlPage html ? html.asNormalizedText() : UserBrowser.text(page);
  }

  private static String shown(Page page) {
    return "shows %d, %s"
        .formatted(
            page.getWebResponse().getStatusCode(),
            text(page).replaceAll("\\s+", " ").replaceFirst("^Error (?=Error)", ""));
  }

  /** Of the package, without Debian's revision. */
  private static String version() throws Exception {
    Process query =
        new ProcessBuilder("dpkg-query", "-W", "-f", "${Version}", "libapache2-mod-auth-openidc")
            .start();
    String version = new String(query.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, query.waitFor());
    return version.split("-", 2)[0];
  }
}
