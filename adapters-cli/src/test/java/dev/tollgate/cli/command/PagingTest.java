package dev.tollgate.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest {

  private static final int MANY = 1234;

  @Test
  void withoutALimitAllAreListedHoweverMany() {
    Program program = enterprises(MANY);

    Run run = program.run("enterprise list");

    assertEquals(idsFrom(0, MANY), ids(run));
    assertEquals("", run.err());
  }

  @Test
  void aLimitedListSaysHowToGoOn() {
    Program program = enterprises(MANY);

    Run first = program.run("enterprise list --limit 700");
    Run rest = program.run("enterprise list --limit 700 --after ent_0699");

    assertEquals(idsFrom(0, 700), ids(first));
    assertEquals("There are more. Continue with: --after ent_0699\n", first.err());
    assertEquals(idsFrom(700, MANY), ids(rest));
    assertEquals("", rest.err());
  }

  @Test
  void anIdThatLooksLikeAnOptionCanBeTheLast() {
    Program program = new Program().enterprise("--limit", "A", true).enterprise("-a", "B", true);

    Run first = program.run("enterprise", "list", "--limit", "1");
    Run rest = program.run("enterprise", "list", "--after=--limit");

    assertEquals("There are more. Continue with: --after=--limit\n", first.err());
    assertEquals("-a", ids(rest));
    assertEquals("", rest.err());
  }

  @Test
  void aListThatIsAsLongAsItsLimitIsComplete() {
    Program program = enterprises(500);

    Run run = program.run("enterprise list --limit 500");

    assertEquals(idsFrom(0, 500), ids(run));
    assertEquals("", run.err());
  }

  @Test
  void aLimitCountsOnlyWhatIsWanted() {
    Program program = enterprises(2);
    for (int i = 0; i < MANY; i++) {
      program = program.company("com_%04d".formatted(i), "ent_000" + i % 2, "Company", true);
    }

    Run run = program.run("company list --enterprise ent_0001 --limit 600");

    assertEquals(600, run.out().lines().skip(1).count());
    assertEquals("There are more. Continue with: --after com_1199\n", run.err());
  }

  private static Program enterprises(int count) {
    Program program = new Program();
    for (int i = 0; i < count; i++) {
      program = program.enterprise("ent_%04d".formatted(i), "Name", true);
    }
    return program;
  }

  private static String idsFrom(int first, int end) {
    return IntStream.range(first, end)
        .mapToObj("ent_%04d"::formatted)
        .collect(Collectors.joining(" "));
  }

  private static String ids(Run run) {
    return run.out()
        .lines()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(' ')))
        .collect(Collectors.joining(" "));
  }
}
