package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

  private static final RandomGenerator RANDOM = new SecureRandom();

  @ParameterizedTest
  @MethodSource("parsers")
  void anIdentifierIsOneTo255Characters(Function<String, Optional<String>> parser) {
    assertEquals(Optional.of("a"), parser.apply("a"));
    assertEquals(Optional.of("a".repeat(255)), parser.apply("a".repeat(255)));
    assertEquals(Optional.empty(), parser.apply("a".repeat(256)));
    assertEquals(Optional.empty(), parser.apply(""));
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void printableAsciiIsAnIdentifierButForFourCharacters(Function<String, Optional<String>> parser) {
    for (char c = 0; c < 0x180; c++) {
      String text = "a" + c;
      boolean valid = c > ' ' && c < 0x7f && "\":\\".indexOf(c) < 0;

      assertEquals(valid ? Optional.of(text) : Optional.empty(), parser.apply(text), "" + (int) c);
    }
    assertEquals(Optional.empty(), parser.apply("\ud83e\udd84"));
    assertEquals(Optional.empty(), parser.apply("a\ud800"));
  }

  @Test
  void everyLetterIsAsLikelyAsAnyOther() {
    String letters = Identifiers.random(new EachByteOnce(), 252);

    assertEquals(
        Set.of(7L),
        Set.copyOf(
            letters
                .chars()
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()));
    assertEquals(36, letters.chars().distinct().count());
  }

  /** Gives 0 to 255, again and again. */
  private static final class EachByteOnce implements RandomGenerator {

    private int next;

    @Override
    public long nextLong() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) next;
        next++;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a:b", "\0"})
  void noIdentifierCanBeMadeOfOtherText(String text) {
    assertThrows(IllegalArgumentException.class, () -> new ClientId(text));
    assertThrows(IllegalArgumentException.class, () -> new CompanyId(text));
    assertThrows(IllegalArgumentException.class, () -> new EnterpriseId(text));
    assertThrows(IllegalArgumentException.class, () -> new RegistrationId(text));
    assertThrows(IllegalArgumentException.class, () -> new SecretId(text));
    assertThrows(IllegalArgumentException.class, () -> new TokenId(text));
  }

  @Test
  void nobodyCannotBeNamed() {
    assertEquals(Optional.empty(), ClientId.parse(ClientId.NOBODY.value()));
  }

  @ParameterizedTest
  @MethodSource("makers")
  void laterIdentifiersSortBehindEarlierOnes(BiFunction<Instant, RandomGenerator, Object> maker) {
    List<Instant> times =
        Stream.of(
                "1970-01-01T00:00:00Z",
                "1970-01-01T00:00:00.001Z",
                "2026-01-01T12:00:00.999Z",
                "2026-01-01T12:00:01Z",
                "2026-12-31T23:59:59.999Z",
                "2999-01-01T00:00:00Z")
            .map(Instant::parse)
            .toList();

    List<String> made = times.stream().map(time -> maker.apply(time, RANDOM).toString()).toList();

    assertEquals(made.stream().sorted().toList(), made);
    assertEquals(1, made.stream().map(String::length).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("makers")
  void identifiersOfOneInstantDiffer(BiFunction<Instant, RandomGenerator, Object> maker) {
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    Set<Object> made = new HashSet<>();

    // Of a thousand with seven letters, two are the same once in 160,000 times.
    for (int i = 0; i < 100; i++) {
      made.add(maker.apply(now, RANDOM));
    }

    assertEquals(100, made.size());
  }

  @Test
  void aClientIdIsSixteenRandomDigitsAndLetters() {
    String first = ClientId.next(RANDOM).value();
    String second = ClientId.next(RANDOM).value();

    assertTrue(first.matches("[0-9a-z]{16}"), first);
    assertNotEquals(first, second);
  }

  static Stream<Function<String, Optional<String>>> parsers() {
    return Stream.of(
        text -> ClientId.parse(text).map(ClientId::toString),
        text -> CompanyId.parse(text).map(CompanyId::toString),
        text -> EnterpriseId.parse(text).map(EnterpriseId::toString),
        text -> SecretId.parse(text).map(SecretId::toString),
        text -> TokenId.parse(text).map(TokenId::toString));
  }

  static Stream<BiFunction<Instant, RandomGenerator, Object>> makers() {
    return Stream.of(
        CompanyId::next, EnterpriseId::next, RegistrationId::next, SecretId::next, TokenId::next);
  }
}
