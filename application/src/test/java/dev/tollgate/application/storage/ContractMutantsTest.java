package dev.tollgate.application.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.tollgate.application.storage.memory.Memory;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Stores that are broken on purpose fail the contract, and the message says where. */
class ContractMutantsTest {

  static List<Arguments> mutants() {
    return List.of(
        Arguments.of(
            RoundsRevocations.class,
            "fractionsOfAMillisecondAreNeverRoundedUp",
            "Tokens: fractionsOfAMillisecondAreNeverRoundedUp:"
                + " expected 2026-01-01T00:00:00.123Z, got 2026-01-01T00:00:00.124Z"),
        Arguments.of(
            CountsInFractionsOfASecond.class,
            "instantsKeepTheirMilliseconds",
            "Tokens: instantsKeepTheirMilliseconds: ["),
        Arguments.of(
            PurgesEarly.class,
            "tokensAreNeverPurgedAFractionOfAMillisecondEarly",
            "Tokens: tokensAreNeverPurgedAFractionOfAMillisecondEarly: [1]: expected 0, got 1"),
        Arguments.of(
            ForgetsAssertionsEarly.class,
            "assertionsAreNeverRemovedAFractionOfAMillisecondEarly",
            "Assertions: assertionsAreNeverRemovedAFractionOfAMillisecondEarly: expected 0, got 1"),
        Arguments.of(
            LeavesTiesOfKeys.class,
            "keysOfTheSameMillisecondAreListedInByteOrderOfTheirIds",
            "Keys: keysOfTheSameMillisecondAreListedInByteOrderOfTheirIds: [0].kid: expected -, got"
                + " b"),
        Arguments.of(
            IgnoresCaseOfKeyIds.class,
            "keysOfTheSameMillisecondAreListedInByteOrderOfTheirIds",
            "Keys: keysOfTheSameMillisecondAreListedInByteOrderOfTheirIds: [3].kid: expected A,"
                + " got"),
        Arguments.of(
            TakesAnyKeyForTheFirst.class,
            "aLaterKeyDoesNotCountAsTheFirst",
            "Keys: aLaterKeyDoesNotCountAsTheFirst: expected true, got false"),
        Arguments.of(
            EndsBeforeItAdds.class,
            "aTokenThatStartsToBeAddedIsOnRecordAtTheEnd",
            "Tokens: aTokenThatStartsToBeAddedIsOnRecordAtTheEnd: "),
        Arguments.of(
            RevokesForAnybody.class,
            "aTokenIsRevokedForItsOwnerAlone",
            "Tokens: aTokenIsRevokedForItsOwnerAlone: expected false, got true"),
        Arguments.of(
            HidesRemovals.class,
            "everyKindOfChangeIsTold",
            "ChangedClients: everyKindOfChangeIsTold: "),
        Arguments.of(
            HidesUnknownRegistrations.class,
            "tokensOfAnUnknownRegistrationAreKeptAndListed",
            "Tokens: tokensOfAnUnknownRegistrationAreKeptAndListed: "),
        Arguments.of(
            ReplacesDocumentsOfNobody.class,
            "documentsOfAnUnknownCompanyCannotBeReplaced",
            "Documents: documentsOfAnUnknownCompanyCannotBeReplaced: "),
        Arguments.of(
            ClosesOnce.class,
            "closingTwiceIsHarmlessAndLeavesOtherInstancesOpen",
            "Every port: closingTwiceIsHarmlessAndLeavesOtherInstancesOpen:"
                + " java.lang.IllegalStateException: closed"),
        Arguments.of(
            LeavesItsFilesOpen.class,
            "onlyTheOwnerHasAccessToTheFiles",
            "Every port: onlyTheOwnerHasAccessToTheFiles: "),
        Arguments.of(
            MiscountsScopes.class,
            "aSchemaOfAnEmptyStoreCountsNothing",
            "StorageProvider: aSchemaOfAnEmptyStoreCountsNothing: "),
        Arguments.of(
            ClosesInsteadOfStopping.class,
            "aRestartedStoreAnswersAgainWithNothingLost",
            "Every port: aRestartedStoreAnswersAgainWithNothingLost: expected false, got true"
                + " | the store was closed, not stopped"),
        Arguments.of(
            NeverStops.class,
            "everyVerbOfAStoppedStoreThrowsStoreUnavailable",
            "Every port: everyVerbOfAStoppedStoreThrowsStoreUnavailable: [AllTokens.add]:"
                + " expected StoreUnavailable, got answered true"),
        Arguments.of(
            NeverStops.class,
            "aThawedStoreAnswersAgainWithNothingLost",
            "Every port: aThawedStoreAnswersAgainWithNothingLost: expected false, got true"
                + " | the store answers although it was stopped"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void aBrokenStoreFailsTheContract(Class<?> mutant, String rule, String message) {
    TestExecutionSummary whole = run(Whole.class, rule);
    TestExecutionSummary broken = run(mutant, rule);

    assertEquals(List.of(1L, 0L), List.of(whole.getTestsSucceededCount(), failures(whole)));
    assertEquals(List.of(0L, 1L), List.of(broken.getTestsSucceededCount(), failures(broken)));
    String said = broken.getFailures().getFirst().getException().getMessage();
    assertTrue(said.startsWith(message), said);
  }

  private static long failures(TestExecutionSummary summary) {
    return summary.getTotalFailureCount();
  }

  private static TestExecutionSummary run(Class<?> contract, String rule) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherDiscoveryRequest one =
        LauncherDiscoveryRequestBuilder.request().selectors(selectMethod(contract, rule)).build();
    LauncherFactory.create().execute(one, listener);
    return listener.getSummary();
  }

  /** A store in memory that keeps the contract. */
  static class Whole extends StorageContract {

    private final Memory memory = new Memory();

    @Override
    protected final Storage open() {
      return broken(memory.open());
    }

    protected Storage broken(Storage whole) {
      return whole;
    }

    @Override
    protected Optional<Schema> schema() {
      return Optional.empty();
    }

    @Override
    protected Optional<Path> directory() {
      return Optional.empty();
    }

    @Override
    protected void stop(Storage running) {
      cannotBeStopped(running);
    }
  }

  @FunctionalInterface
  private interface Verb {

    Object run(Object... arguments) throws Exception;
  }

  @FunctionalInterface
  private interface Mutation {

    Object run(Verb whole, Object[] arguments) throws Exception;
  }

  /** The store with one verb of one port changed. */
  private static <P> Storage with(Storage whole, Class<P> type, String changed, Mutation mutation) {
    P port = whole.port(type);
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              Verb verb =
                  values -> {
                    try {
                      return method.invoke(port, values);
                    } catch (InvocationTargetException e) {
                      throw (Exception) e.getCause();
                    }
                  };
              return method.getName().equals(changed)
                  ? mutation.run(verb, arguments)
                  : verb.run(arguments);
            });
    return ComposedStorage.over(whole).with(type, type.cast(proxy));
  }

  private static Instant rounded(Object instant) {
    return ((Instant) instant).plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS);
  }

  static final class LeavesItsFilesOpen extends Whole {

    @TempDir private Path files;

    @Override
    protected Optional<Path> directory() {
      try {
        Path open = Files.writeString(files.resolve("open"), "");
        Path _ = Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Optional.of(files);
    }
  }

  static final class RoundsRevocations extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      return with(whole, Tokens.class, "revoke", (verb, it) -> verb.run(it[0], rounded(it[1])));
    }
  }

  static final class EndsBeforeItAdds extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      return with(
          whole,
          Tokens.class,
          "startAdding",
          (_, it) ->
              CompletableFuture.completedStage(
                  whole.tokens().find(((Token) it[0]).id()).isEmpty()));
    }
  }

  static final class HidesRemovals extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      return with(
          whole,
          ChangedClients.class,
          "after",
          (verb, it) ->
              ((List<?>) verb.run(it))
                  .stream()
                      .map(ChangedClient.class::cast)
                      .filter(each -> whole.clients().find(each.client()).isPresent())
                      .toList());
    }
  }

  static final class RevokesForAnybody extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      return with(
          whole,
          Tokens.class,
          "revokeOwn",
          (_, it) -> whole.tokens().revoke((TokenId) it[0], (Instant) it[2]));
    }
  }

  static final class CountsInFractionsOfASecond extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      return with(
          whole,
          Tokens.class,
          "find",
          (verb, it) -> ((Optional<?>) verb.run(it)).map(found -> cut((Token) found)));
    }

    private static Token cut(Token token) {
      double seconds = token.expiresAt().orElseThrow().toEpochMilli() / 1000.0;
      return new Token(
          token.id(),
          token.registration(),
          token.client(),
          token.contract(),
          token.scopes(),
          token.audience(),
          token.issuedAt(),
          Instant.ofEpochMilli(
              (long) ((seconds - (long) seconds) * 1000) + ((long) seconds) * 1000),
          token.revokedAt());
    }
  }

  static final class PurgesEarly extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      return with(whole, Tokens.class, "purge", (verb, it) -> verb.run(rounded(it[0]), it[1]));
    }
  }

  static final class ForgetsAssertionsEarly extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      return with(whole, Assertions.class, "purge", (verb, it) -> verb.run(rounded(it[0]), it[1]));
    }
  }

  private static List<SigningKey> sorted(Object keys, Comparator<SigningKey> ties) {
    return ((List<?>) keys)
        .stream()
            .map(SigningKey.class::cast)
            .sorted(Comparator.comparing(SigningKey::createdAt).thenComparing(ties))
            .toList();
  }

  static final class LeavesTiesOfKeys extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      Comparator<SigningKey> reversed = Comparator.comparing(SigningKey::kid).reversed();
      return with(whole, Keys.class, "all", (verb, it) -> sorted(verb.run(it), reversed));
    }
  }

  static final class IgnoresCaseOfKeyIds extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      Comparator<SigningKey> ignoringCase =
          Comparator.comparing(SigningKey::kid, String.CASE_INSENSITIVE_ORDER);
      return with(whole, Keys.class, "all", (verb, it) -> sorted(verb.run(it), ignoringCase));
    }
  }

  static final class TakesAnyKeyForTheFirst extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      return with(
          whole,
          Keys.class,
          "addFirst",
          (verb, it) -> whole.keys().all().isEmpty() ? verb.run(it) : false);
    }
  }

  static final class HidesUnknownRegistrations extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      return with(whole, AllTokens.class, "page", (verb, it) -> List.of());
    }
  }

  static final class ReplacesDocumentsOfNobody extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      return with(
          whole,
          Documents.class,
          "replace",
          (verb, it) -> {
            try {
              return verb.run(it);
            } catch (EditionSuperseded e) {
              return null;
            }
          });
    }
  }

  static final class ClosesOnce extends Whole {

    @Override
    protected Storage broken(Storage whole) {
      boolean[] closed = {false};
      return ComposedStorage.over(
          whole,
          () -> {
            if (closed[0]) {
              throw new IllegalStateException("closed");
            }
            closed[0] = true;
            whole.close();
          });
    }

    @Override
    protected Storage restart(Storage stopped) {
      return stopped;
    }
  }

  static final class MiscountsScopes extends Whole {

    @Override
    protected Optional<Schema> schema() {
      return Optional.of(new Schema(OptionalInt.of(1), 1, Map.of("scope", 1L)));
    }
  }

  static final class ClosesInsteadOfStopping extends Whole {

    @Override
    protected void stop(Storage running) {
      running.close();
    }
  }

  static final class NeverStops extends Whole {

    @Override
    protected void stop(Storage running) {}
  }
}
