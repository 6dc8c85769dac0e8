package dev.tollgate.cli.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The answer of a command. */
public sealed interface Output {

  /** One thing, by the names of its members. */
  record One(SequencedMap<String, Cell> cells) implements Output {
    public One {
      cells = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(cells));
    }
  }

  /** Several things, each shown whole. */
  record Each(List<SequencedMap<String, Cell>> things) implements Output {
    public Each {
      things = List.copyOf(things);
    }
  }

  /**
   * A list of things.
   *
   * @param columns the members that a table shows
   * @param last the identifier of the last one, if there are more after it
   */
  record Many(List<String> columns, List<SequencedMap<String, Cell>> rows, Optional<String> last)
      implements Output {
    public Many {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }
}
