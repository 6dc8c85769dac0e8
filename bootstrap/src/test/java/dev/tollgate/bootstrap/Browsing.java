package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser as simple as can be: it keeps cookies, reads forms and sends them byte for byte. */
final class Browsing {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

  private final World world;
  private final List<String> headers;
  private String cookie = "";

  Browsing(World world, String... headers) {
    this.world = world;
    this.headers = List.of(headers);
  }

  /** The name and value of the cookie; empty for none. */
  String cookie() {
    return cookie;
  }

  /** Makes it hold another cookie. */
  Browsing holding(String other) {
    cookie = other;
    return this;
  }

  Reply get(String target) {
    return kept(world.get(target, all()));
  }

  Reply post(String path, Map<String, String> fields, String... more) {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) -> body.append(name).append('=').append(encoded(value)).append('&'));
    return kept(world.form(path, body + "sent=true", all(more)));
  }

  /** The same with boxes that are ticked. */
  Reply post(String path, Map<String, String> fields, List<String> scopes) {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) -> body.append(name).append('=').append(encoded(value)).append('&'));
    scopes.forEach(scope -> body.append("scope=").append(encoded(scope)).append('&'));
    return kept(world.form(path, body + "sent=true", all()));
  }

  /** The same with a body that is encoded already. */
  Reply post(String path, String body) {
    return kept(world.form(path, body, all()));
  }

  /** The hidden fields of the first form that leads to a path. */
  static Map<String, String> hidden(Reply page, String path) {
    int start = page.body().indexOf("action=\"" + path + "\"");
    if (start < 0) {
      throw new AssertionError("no form leads to " + path + " in " + page);
    }
    String form = page.body().substring(start, page.body().indexOf("</form>", start));
    Map<String, String> fields = new TreeMap<>();
    Matcher hidden = HIDDEN.matcher(form);
    while (hidden.find()) {
      String _ = fields.put(hidden.group(1), unescaped(hidden.group(2)));
    }
    return fields;
  }

  /** The answer to the form of a sign-in page that is fresh. */
  Reply signIn(String email, String password) {
    return signIn("/signin", email, password);
  }

  Reply signIn(String page, String email, String password) {
    Map<String, String> fields = hidden(get(page), "/signin");
    fields.putAll(Map.of("email", email, "password", password));
    return post("/signin", fields);
  }

  private String[] all(String... more) {
    List<String> sent = new ArrayList<>(headers);
    if (!cookie.isEmpty()) {
      sent.add("Cookie: " + cookie);
    }
    sent.addAll(Arrays.asList(more));
    return sent.toArray(String[]::new);
  }

  private Reply kept(Reply reply) {
    String set = reply.headers().get("Set-Cookie");
    if (set != null) {
      cookie = set.contains("Max-Age=0") ? "" : set.split(";", 2)[0];
    }
    return reply;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
