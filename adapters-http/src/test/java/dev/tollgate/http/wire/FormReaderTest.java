package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.Result;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

  private static final Parameter NOT_TEXT = new Parameter.NotText();
  private static final Parameter ABSENT = new Parameter.Absent();

  @Test
  void parametersAreReadByName() {
    Fields fields = read("client_id=a%20b&client_secret=c=d%26e&scope=");

    assertEquals(text("a b"), fields.get("client_id"));
    assertEquals(text("c=d&e"), fields.get("client_secret"));
    assertEquals(ABSENT, fields.get("scope"));
    assertEquals(ABSENT, fields.get("token"));
  }

  @Test
  void valuesAreNeverTrimmedAndBlankOnesAreAbsent() {
    Fields fields = read("a=+x+&b=+&c=%09%0A&d=%00&e");

    assertEquals(text(" x "), fields.get("a"));
    assertEquals(ABSENT, fields.get("b"));
    assertEquals(ABSENT, fields.get("c"));
    assertEquals(text("\0"), fields.get("d"));
    assertEquals(ABSENT, fields.get("e"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a[]=x", "a[b]=x", "a%5B%5D=x", "a[]=x&a[]=y", "a[b][c]=x&a[d]=y", "a[=x"})
  void anArrayIsNoText(String form) {
    assertEquals(new Fields(Map.of("a", NOT_TEXT)), read(form));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=x&a=y", "a=x&a=x", "a=&a=", "a&a", "a=x&%61=y", "a=x&a[]=y", "a[]=x&a=y"})
  void aRepeatedParameterCannotBeRead(String form) {
    assertEquals(Result.refused("The parameter a is sent more than once."), FormReader.read(form));
  }

  @Test
  void emptyPairsAreNothing() {
    assertEquals(read("a=x&b=y"), read("&&a=x&&b=y&"));
    assertEquals(Fields.NONE, read("&&"));
  }

  @Test
  void aValueWithoutNameHasTheEmptyName() {
    assertEquals(text("x"), read("=x").get(""));
    assertEquals(ABSENT, read("=x").get("x"));
  }

  @Test
  void aByteOrderMarkBelongsToTheName() {
    assertEquals(ABSENT, read("\ufeffa=x").get("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%zz", "%=x", "%zz=x", "a=%ff", "%c0%80=x", "a=x&b=%e2%82"})
  void aFormThatCannotBeDecodedCannotBeRead(String form) {
    assertEquals(Optional.empty(), FormReader.read(form).fold(Optional::of, _ -> Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "a=%, 'The parameter a has bad percent-encoding, or is not UTF-8.'",
    "%zz=x, 'A parameter has bad percent-encoding, or is not UTF-8.'",
    "tgs_A1=x&tgs_A1=x, A parameter is sent more than once.",
    "a=x&b=%00, The parameter b has a NUL character.",
    "resource[]=x, 'The parameter resource is written as a list, with brackets.'",
  })
  void aFlawIsToldWithoutTheValue(String form, String sentence) {
    assertEquals(Result.refused(sentence), FormReader.readOAuth(form, Set.of("resource")));
  }

  @Test
  void aQueryRefusesSingleParametersOnly() {
    Fields fields = FormReader.readQuery("page=2&per_page=%zz&x=1&x=1&y[]=1&%zz=1&z=%ff&empty=");

    assertEquals(text("2"), fields.get("page"));
    assertEquals(NOT_TEXT, fields.get("per_page"));
    assertEquals(NOT_TEXT, fields.get("x"));
    assertEquals(NOT_TEXT, fields.get("y"));
    assertEquals(NOT_TEXT, fields.get("z"));
    assertEquals(ABSENT, fields.get("empty"));
  }

  @Test
  void aQueryIsDecoded() {
    Fields fields = FormReader.readQuery("&p%61ge=%2B1&&per_page=+1");

    assertEquals(text("+1"), fields.get("page"));
    assertEquals(text(" 1"), fields.get("per_page"));
    assertEquals(ABSENT, FormReader.readQuery("").get("page"));
  }

  private static Fields read(String form) {
    return FormReader.read(form)
        .fold(
            fields -> fields,
            flaw -> {
              throw new AssertionError(flaw);
            });
  }

  private static Parameter text(String value) {
    return new Parameter.Text(value);
  }
}
