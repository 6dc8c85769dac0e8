package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com",
        "https://app.example.com/",
        "https://app.example.com/callback",
        "https://app.example.com/callback?tenant=1&next=%2Fhome%2F..",
        "https://app.example.com:8443/callback",
        "https://app.example.com:443/callback",
        "https://app.example.com/a%20b/~user/c;d=e",
        "https://app.example.com/...",
        "https://app.example.com//callback",
        "https://xn--bcher-kva.example/callback",
        "https://192.0.2.1/callback",
        "https://[2001:db8::1]:8443/callback",
        "https://localhost/callback",
        "http://localhost/callback",
        "http://localhost:3000",
        "http://127.0.0.1:65535/callback",
        "http://127.0.0.1/callback?a=b",
        "http://[::1]:3000/callback"
      })
  void anyClientMayRegisterWhatBrowsersReachSafely(String uri) {
    assertEquals(Optional.of(new RedirectUri(uri)), RedirectUri.parse(uri, false));
    assertEquals(Optional.of(new RedirectUri(uri)), RedirectUri.parse(uri, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.example.app:/callback",
        "com.example.app:/",
        "com.example.app://callback",
        "com.example.app://callback/done?a=b",
        "com.example.app:///callback"
      })
  void onlyPublicClientsMayRegisterASchemeOfTheirOwn(String uri) {
    assertEquals(Optional.of(new RedirectUri(uri)), RedirectUri.parse(uri, true));
    assertEquals(Optional.empty(), RedirectUri.parse(uri, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // no absolute URI
        "",
        "/callback",
        "//app.example.com/callback",
        "app.example.com/callback",
        "https:",
        "https:/app.example.com/callback",
        "https:app.example.com/callback",
        "https://",
        "https:///app.example.com/callback",
        "https://:443/callback",
        "https://*.example.com/callback",
        // schemes
        "http://app.example.com/callback",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "javascript://app.example.com/%0aalert(1)",
        "data:text/html,a",
        "data://app.example.com/a",
        "file:///etc/passwd",
        "vbscript:a",
        "about:blank",
        "blob:https://app.example.com/1",
        "ws://localhost/callback",
        "ftp://app.example.com/callback",
        "urn:ietf:wg:oauth:2.0:oob",
        "localhost:3000/callback",
        "app.example.com:443/callback",
        "myapp:/callback",
        "myapp://callback",
        ".app:/callback",
        "Com.Example.App:/callback",
        "com.example.app:callback",
        // userinfo
        "https://user@app.example.com/callback",
        "https://user:secret@app.example.com/callback",
        "https://@app.example.com/callback",
        "https://app.example.com@evil.example/callback",
        "https://app.example.com:443@evil.example/callback",
        "http://localhost:3000@evil.example/callback",
        "com.example.app://user@callback",
        "com.example.app://user@call_back",
        // backslash
        "https://app.example.com\\@evil.example/callback",
        "https:\\\\app.example.com/callback",
        "https://app.example.com/a\\b",
        // dots and slashes
        "https://app.example.com/../callback",
        "https://app.example.com/a/..",
        "https://app.example.com/./callback",
        "https://app.example.com/%2e%2e/callback",
        "https://app.example.com/%2E./callback",
        "https://app.example.com/a/.%2e",
        "https://app.example.com/%2e/callback",
        "https://app.example.com/a%2fb",
        "https://app.example.com/..%2Fcallback",
        "https://app.example.com/a%5Cb",
        "com.example.app:/../callback",
        "com.example.app://callback/%2e%2e",
        // case
        "HTTPS://app.example.com/callback",
        "https://App.example.com/callback",
        "http://LOCALHOST/callback",
        "https://[2001:DB8::1]/callback",
        // port
        "https://app.example.com:/callback",
        "https://app.example.com:0/callback",
        "https://app.example.com:65536/callback",
        "https://app.example.com:99999999999/callback",
        "https://app.example.com:-1/callback",
        "https://app.example.com:https/callback",
        "http://localhost:/callback",
        // fragment
        "https://app.example.com/callback#",
        "https://app.example.com/callback#a",
        "https://app.example.com#@evil.example/",
        "com.example.app:/callback#a",
        // addresses of loopback that are spelled otherwise, or none
        "http://127.0.0.2/callback",
        "http://127.1/callback",
        "http://2130706433/callback",
        "http://0x7f.0.0.1/callback",
        "http://0.0.0.0/callback",
        "http://[::]/callback",
        "http://[::2]/callback",
        "http://[0:0:0:0:0:0:0:1]/callback",
        "http://[::ffff:127.0.0.1]/callback",
        "http://[::1%25lo]/callback",
        "https://[fe80::1%25eth0]/callback",
        "https://[::1/callback",
        "http://localhost.evil.example/callback",
        "http://127.0.0.1.evil.example/callback",
        // host
        "https://app.example.com./callback",
        "http://localhost./callback",
        "https://b\u00fccher.example/callback",
        "https://app.example\u3002com/callback",
        "https://app%2eexample.com/callback",
        "https://evil.example%2f.app.example.com/callback",
        "https://app_1.example.com/callback",
        // characters
        " https://app.example.com/callback",
        "https://app.example.com/callback ",
        "https://app.example.com/call back",
        "https://app.example.com/call\tback",
        "https://app.example.com/call\r\nback",
        "https://app.example.com/call\u0000back",
        "https://app.example.com/call\u007fback",
        "https://app.example.com/%00",
        "https://app.example.com/%0d%0aSet-Cookie:a",
        "https://app.example.com/%7f",
        "https://app.example.com/%",
        "https://app.example.com/%zz",
        "https://app.example.com/\u00e4",
        "https://app.example.com/\u202e",
        "https://app.example.com/<a>",
        "https://app.example.com/\"",
        "https://app.example.com/{a}"
      })
  void nobodyMayRegisterWhatCouldBeReadInTwoWays(String uri) {
    assertEquals(Optional.empty(), RedirectUri.parse(uri, false));
    assertEquals(Optional.empty(), RedirectUri.parse(uri, true));
  }

  @Test
  void twoKibibytesAreTheLimit() {
    String longest = "https://app.example.com/" + "a".repeat(2_048 - 24);

    assertTrue(RedirectUri.parse(longest, false).isPresent());
    assertEquals(Optional.empty(), RedirectUri.parse(longest + "a", false));
    assertEquals(
        IllegalArgumentException.class,
        assertThrows(IllegalArgumentException.class, () -> new RedirectUri(longest + "a"))
            .getClass());
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example.com/callback, https://app.example.com/callback",
    "http://127.0.0.1/callback,        http://127.0.0.1:50000/callback",
    "http://127.0.0.1:3000/callback,   http://127.0.0.1/callback",
    "http://127.0.0.1:3000/callback,   http://127.0.0.1:65535/callback",
    "http://127.0.0.1:3000,            http://127.0.0.1:3001",
    "http://127.0.0.1:3000?a=b,        http://127.0.0.1:3001?a=b",
    "http://[::1]:3000/callback,       http://[::1]:50000/callback",
    "com.example.app:/callback,        com.example.app:/callback",
  })
  void theSameTextMatchesAndAnyPortOfALoopbackAddress(String registered, String requested) {
    assertTrue(new RedirectUri(registered).matches(requested, false));
    assertTrue(new RedirectUri(registered).matches(requested, true));
  }

  @Test
  void thePortOfLocalhostDiffersOnlyForClientsRegisteredSo() {
    RedirectUri registered = new RedirectUri("http://localhost/callback");

    assertTrue(registered.matches("http://localhost:50000/callback", true));
    assertFalse(registered.matches("http://localhost:50000/callback", false));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://app.example.com/callback, https://app.example.com/callback/",
        "https://app.example.com/callback, https://app.example.com/Callback",
        "https://app.example.com/callback, https://APP.example.com/callback",
        "https://app.example.com/callback, HTTPS://app.example.com/callback",
        "https://app.example.com/callback, https://app.example.com:443/callback",
        "https://app.example.com:443/callback, https://app.example.com/callback",
        "https://app.example.com/callback, https://app.example.com:8443/callback",
        "https://app.example.com/callback, http://app.example.com/callback",
        "https://app.example.com/callback, https://app.example.com./callback",
        "https://app.example.com/callback, https://app.example.com/callback?a=b",
        "https://app.example.com/callback, https://app.example.com/callback#a",
        "https://app.example.com/callback, https://app.example.com/callback#",
        "https://app.example.com/callback, https://app.example.com/%63allback",
        "https://app.example.com/callback, https://app.example.com/a/../callback",
        "https://app.example.com/callback, https://app.example.com/a/%2e%2e/callback",
        "https://app.example.com/callback, https://app.example.com//callback",
        "https://app.example.com/callback, https://app.example.com%2fcallback",
        "https://app.example.com/callback, https://app.example.com\\callback",
        "https://app.example.com/callback, https://user@app.example.com/callback",
        "https://app.example.com/callback, https://app.example.com@evil.example/callback",
        "https://app.example.com/callback, //app.example.com/callback",
        "https://app.example.com/callback, https://evil.example/https://app.example.com/callback",
        "https://app.example.com, https://app.example.com/",
        "https://app.example.com, https://app.example.com.evil.example",
        "https://[2001:db8::1]/callback, https://[2001:db8:0::1]/callback",
        "https://xn--bcher-kva.example/, https://b\u00fccher.example/",
        "https://127.0.0.1/callback, https://127.0.0.1:50000/callback",
        "http://127.0.0.1/callback, https://127.0.0.1/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:0/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:65536/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:080/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:+80/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:50000/other",
        "http://127.0.0.1/callback, http://127.0.0.1:50000/callback?a=b",
        "http://127.0.0.1/callback, http://127.0.0.1:50000/callback/../callback",
        "http://127.0.0.1/callback, http://127.0.0.1:50000@evil.example/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:50000\\@evil.example/callback",
        "http://127.0.0.1/callback, http://localhost:50000/callback",
        "http://127.0.0.1/callback, http://[::1]:50000/callback",
        "http://127.0.0.1/callback, http://127.0.0.2:50000/callback",
        "http://127.0.0.1/callback, http://127.1:50000/callback",
        "http://localhost/callback, http://localhost.evil.example/callback",
        "http://localhost/callback, http://LOCALHOST:50000/callback",
        "http://[::1]/callback, http://[0:0:0:0:0:0:0:1]:50000/callback",
        "http://[::1]/callback, http://[::1%25lo]:50000/callback",
        "com.example.app:/callback, com.example.app:/other",
        "com.example.app:/callback, COM.example.app:/callback"
      })
  void anyOtherTextDoesNotMatch(String registered, String requested) {
    assertFalse(new RedirectUri(registered).matches(requested, false));
    assertFalse(new RedirectUri(registered).matches(requested, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\u0000", " ", "\u2028"})
  void nothingMayFollow(String more) {
    assertFalse(new RedirectUri("http://[::1]/a").matches("http://[::1]:50000/a" + more, true));
    assertFalse(new RedirectUri("http://[::1]/a").matches("http://[::1]:50000" + more, true));
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example.com/callback?a=b, https://app.example.com",
    "https://app.example.com:8443,         https://app.example.com:8443",
    "http://[::1]:3000/callback,           http://[::1]:3000",
    "com.example.app:/callback,            com.example.app:",
    "com.example.app://callback/done,      com.example.app:",
    "com.example.app://call_back,          com.example.app:",
  })
  void theOriginIsWhatAPageNames(String uri, String origin) {
    assertEquals(origin, RedirectUri.origin(uri));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/cb, https://a.example/cb, true",
    "https://a.example/cb, https://a.example/cb/, true",
    "https://a.example/cb, https://a.example/cb/x/y, true",
    "https://a.example/cb/, https://a.example/cb/x, true",
    "https://a.example, https://a.example/x, true",
    "https://a.example/cb, https://a.example:443/cb, true",
    "https://a.example/cb?a=b, https://a.example/cb/x?a=b, true",
    "http://127.0.0.1/cb, http://127.0.0.1:4711/cb/x, true",
    "http://127.0.0.1:80/cb, http://127.0.0.1:4711/cb, true",
    "http://[::1]:3000/cb, http://[::1]:4711/cb, true",
    "http://localhost:3000/cb, http://localhost:3000/cb/x, true",
    "http://localhost:3000/cb, http://localhost:3001/cb, false",
    "http://localhost/cb, http://localhost:3000/cb, false",
    "http://127.0.0.1/cb, http://[::1]/cb, false",
    "http://127.0.0.1/cb, http://localhost/cb, false",
    "https://127.0.0.1/cb, https://127.0.0.1:4711/cb, false",
    "https://a.example/cb, https://a.example/cbx, false",
    "https://a.example/cb/, https://a.example/cb, false",
    "https://a.example/cb, https://a.example/CB, false",
    "https://a.example/cb, https://a.example/, false",
    "https://a.example/cb, http://a.example/cb, false",
    "https://a.example/cb, https://a.example:8443/cb, false",
    "https://a.example/cb, https://b.a.example/cb, false",
    "https://a.example/cb, https://a.example.evil.example/cb, false",
    "https://a.example/cb, https://a.example/cb/../x, false",
    "https://a.example/cb, https://a.example/cb/%2e%2e/x, false",
    "https://a.example/cb, https://a.example/cb/%2E./x, false",
    "https://a.example/cb, https://a.example/cb/..;/x, false",
    "https://a.example/cb, https://a.example/cb/%2e%2e;a=b/x, false",
    "https://a.example/cb, https://a.example/cb%2fx, false",
    "https://a.example/cb, https://a.example/cb/x?a=b, false",
    "https://a.example/cb?a=b, https://a.example/cb, false",
    "https://a.example/cb?a=b, https://a.example/cb?a=c, false",
    "https://a.example/cb, https://a.example/cb/x#y, false",
    "https://a.example/cb, https://a@a.example/cb, false",
    "https://a.example/cb, https://a.example/cb/x y, false",
    "com.example.app:/cb, com.example.app:/cb, false"
  })
  void aPathBelowIsCoveredAndThePortOfALoopbackAddressDoesNotMatter(
      String registered, String requested, boolean isCovered) {
    assertEquals(isCovered, new RedirectUri(registered).covers(requested));
  }
}
