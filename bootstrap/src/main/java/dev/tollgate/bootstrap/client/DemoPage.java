package dev.tollgate.bootstrap.client;

import dev.tollgate.application.port.Json;
import dev.tollgate.domain.RedirectUri;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** The one page of the demo client. */
record DemoPage(RelyingParty party, String issuer, Json json) {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--line:light-dark(#d5dae1,#3a424d);--accent:light-dark(#0b57a4,#8dc1ff)}
      body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:2rem 1rem;overflow-wrap:anywhere}
      section{border:1px solid var(--line);border-radius:.75rem;padding:0 1.25rem 1rem;margin:1.25rem 0}
      h2{font-size:1.1rem}table{border-collapse:collapse;width:100%}
      th,td{text-align:left;vertical-align:top;padding:.3rem .5rem .3rem 0;border-top:1px solid var(--line)}
      th{font-weight:600;width:1%;white-space:nowrap;padding-right:1rem}form{display:inline-block;margin-right:.5rem}
      a.button,button{font:inherit;font-weight:600;display:inline-block;padding:.6rem 1.2rem;border-radius:.5rem;border:1px solid var(--accent);background:var(--accent);color:light-dark(#fff,#0b1520);text-decoration:none;cursor:pointer}
      button.plain{background:none;color:var(--accent)}
      :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
      """;

  /** Nothing but its own style and forms, and the server that signing out leads to. */
  String policy() {
    return "default-src 'none'; style-src 'sha256-%s'; form-action 'self' %s; frame-ancestors 'none'"
        .formatted(
            Base64.getEncoder().encodeToString(RelyingParty.sha256(STYLE)),
            RedirectUri.origin(issuer));
  }

  String html() {
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Demo client</title><style>%s</style></head>
    <body><main><h1>Demo client</h1>
    %s%s</main></body></html>
    """
        .formatted(STYLE, problems(), party.isSignedIn() ? signedIn() : signedOut());
  }

  private String signedOut() {
    return """
    <p>This program stands for any application whose users sign in at %s.</p>
    <p><a class="button" href="/login">Sign in with Tollgate</a></p>
    """
        .formatted(escaped(issuer));
  }

  private String signedIn() {
    return "<p>You are signed in.</p><p>"
        + (party.canRefresh() ? button("/refresh", "", "Refresh") : "")
        + button("/logout", "plain", "Sign out")
        + "</p>"
        + section("ID token", party.claimsOf("id_token"))
        + section("Access token", party.claimsOf("access_token"))
        + section("Userinfo", party.userinfo());
  }

  private static String button(String action, String kind, String text) {
    return "<form method=\"post\" action=\"%s\"><button class=\"%s\">%s</button></form>"
        .formatted(action, kind, text);
  }

  private String section(String title, Map<String, Object> members) {
    return members.entrySet().stream()
        .map(
            it ->
                "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
                    .formatted(escaped(it.getKey()), escaped(shown(it.getValue()))))
        .collect(
            Collectors.joining(
                "", "<section><h2>" + title + "</h2><table>\n", "</table></section>\n"));
  }

  private String shown(Object value) {
    return value instanceof String text ? text : json.write(value);
  }

  private String problems() {
    return party.problems().isEmpty()
        ? ""
        : party.problems().stream()
            .map(problem -> "<li>" + escaped(problem) + "</li>")
            .collect(
                Collectors.joining(
                    "", "<section role=\"alert\"><h2>Errors</h2><ul>", "</ul></section>\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
