package dev.tollgate.http.express;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Attempts are left out only while they are for nothing. */
final class AttemptsTest {

  private final Attempts attempts = new Attempts();
  private final List<Integer> made = new ArrayList<>();

  private void make(int from, int to, Supplier<Optional<String>> attempt) {
    for (int i = from; i < to; i++) {
      int n = i;
      Optional<String> _ =
          attempts.make(
              () -> {
                made.add(n);
                return attempt.get();
              });
    }
  }

  @Test
  void attemptsThatGiveAnswersAreAllMade() {
    make(0, 40, () -> Optional.of("answer"));

    assertEquals(40, made.size());
  }

  @Test
  void attemptsInVainAreMadeNowAndThen() {
    make(0, 40, Optional::empty);

    assertEquals(List.of(0, 1, 2, 3, 19, 35), made);
  }

  @Test
  void oneAnswerBringsThemBack() {
    make(0, 19, Optional::empty);
    make(19, 30, () -> Optional.of("answer"));

    assertEquals(List.of(0, 1, 2, 3, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29), made);
  }

  @Test
  void anAttemptThatIsLeftOutGivesNothing() {
    make(0, Attempts.PATIENCE, Optional::empty);

    assertEquals(Optional.empty(), attempts.make(() -> Optional.of("answer")));
  }
}
