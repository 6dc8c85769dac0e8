package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.Result;
import dev.tollgate.http.Fault;
import io.micronaut.core.io.buffer.ByteArrayBufferFactory;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Result<Fields, Fault> ONE =
      Result.ok(new Fields(Map.of("a", new Parameter.Text("x"))));
  private static final Result<Fields, Fault> UNREADABLE = Result.refused(new Fault.Unreadable());
  private static final Result<Fields, Fault> UNSUPPORTED =
      Result.refused(new Fault.UnsupportedMediaType());

  @ParameterizedTest
  @ValueSource(
      strings = {
        JSON,
        "Application/JSON",
        "application/json; charset=utf-8",
        "application/json ;x"
      })
  void jsonIsReadWhateverItsParametersAndCase(String type) {
    assertEquals(ONE, read(aRequest(type, "{\"a\":\"x\"}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, "APPLICATION/x-www-form-urlencoded;charset=UTF-8"})
  void aFormIsReadWhateverItsParametersAndCase(String type) {
    assertEquals(ONE, read(aRequest(type, "a=x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/jsonx",
        "application/problem+json",
        "multipart/form-data; boundary=x",
        "application/json, application/json",
        "json",
        "",
        ";"
      })
  void anotherMediaTypeIsUnsupported(String type) {
    assertEquals(UNSUPPORTED, read(aRequest(type, "{\"a\":\"x\"}")));
  }

  @Test
  void aBodyWithoutMediaTypeIsUnsupported() {
    var request = new Sent("/", bodyOf("{\"a\":\"x\"}"));

    assertEquals(UNSUPPORTED, read(request));
  }

  @Test
  void noBodyHasNoParametersWhateverItsMediaType() {
    assertEquals(Result.ok(Fields.NONE), read(aRequest(JSON, "")));
    assertEquals(Result.ok(Fields.NONE), read(aRequest("text/plain", "")));
    assertEquals(Result.ok(Fields.NONE), read(new Sent("/", bodyOf(""))));
  }

  @Test
  void aBrokenBodyIsUnreadable() {
    assertEquals(UNREADABLE, read(aRequest(JSON, "{")));
    assertEquals(UNREADABLE, read(aRequest(FORM, "a=%")));
    assertEquals(UNREADABLE, read(aRequest(FORM, "a=1&a=1")));
  }

  @Test
  void invalidUtf8IsUnreadableInEitherForm() {
    byte[] overlong = {'a', '=', (byte) 0xc0, (byte) 0x80};
    byte[] surrogate = {
      '{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'
    };
    byte[] utf16 = "{\"a\":\"x\"}".getBytes(StandardCharsets.UTF_16);

    assertEquals(UNREADABLE, read(aRequest(FORM, overlong)));
    assertEquals(UNREADABLE, read(aRequest(JSON, surrogate)));
    assertEquals(UNREADABLE, read(aRequest(JSON, utf16)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "identity, gzip", "x"})
  void aCodedBodyIsUnsupported(String coding) {
    var request = aRequest(JSON, "{\"a\":\"x\"}");
    request.with("Content-Encoding", coding);

    assertEquals(UNSUPPORTED, read(request));
  }

  @Test
  void aBodyThatIsTooLongIsSaidToBe() {
    var request = failing(new ContentLengthExceededException(65536, 65537));

    assertEquals(Result.refused(new Fault.BodyTooLarge()), read(request));
  }

  @Test
  void aBodyThatBreaksOffIsUnreadable() {
    assertEquals(UNREADABLE, read(failing(new IOException("reset"))));
    assertEquals(UNREADABLE, read(failing(new BrokenBody(new IOException("bad chunk")))));
  }

  @Test
  void aBugIsNoFaultOfTheCaller() {
    var request = failing(new IllegalStateException("bug"));

    assertThrows(CompletionException.class, () -> read(request));
  }

  @Test
  void theCodingIdentityIsNone() {
    var request = aRequest(JSON, "{\"a\":\"x\"}");
    request.with("Content-Encoding", "Identity");

    assertEquals(ONE, read(request));
  }

  @Test
  void theQueryIsReadAsItWasSent() {
    var request = new Sent("/api/tags?page=%2B2&x?=1", bodyOf(""));

    Fields fields = BodyReader.query(Request.of(request));

    assertEquals(new Parameter.Text("+2"), fields.get("page"));
    assertEquals(new Parameter.Text("1"), fields.get("x?"));
  }

  private static Result<Fields, Fault> read(Sent request) {
    return BodyReader.read(Request.of(request));
  }

  private static Sent failing(Throwable cause) {
    ByteBody body = mock(ByteBody.class);
    when(body.buffer()).thenAnswer(call -> CompletableFuture.failedFuture(cause));
    return new Sent("/", body);
  }

  private static Sent aRequest(String type, String body) {
    return aRequest(type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Sent aRequest(String type, byte[] body) {
    Sent request = new Sent("/", bodyOf(body));
    request.with("Content-Type", type);
    return request;
  }

  private static ByteBody bodyOf(String text) {
    return bodyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBody bodyOf(byte[] bytes) {
    return ByteBodyFactory.createDefault(ByteArrayBufferFactory.INSTANCE).adapt(bytes);
  }

  /** A request as the server hands it on. */
  private static final class Sent extends SimpleHttpRequest<Object>
      implements ServerHttpRequest<Object> {

    private final ByteBody body;

    Sent(String target, ByteBody body) {
      super(HttpMethod.POST, target, null);
      this.body = body;
    }

    void with(String name, String value) {
      getHeaders().set(name, value);
    }

    @Override
    public ByteBody byteBody() {
      return body;
    }
  }
}
