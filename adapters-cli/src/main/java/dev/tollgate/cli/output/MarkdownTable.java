package dev.tollgate.cli.output;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table for documents and comments, in GitHub Flavored Markdown. */
public record MarkdownTable(List<String> titles, List<List<String>> rows) {

  public MarkdownTable {
    titles = List.copyOf(titles);
    rows = List.copyOf(rows);
  }

  /** One line for the titles, one below them, and one for each row. */
  public String text() {
    return Stream.concat(
            Stream.of(titles, titles.stream().map(_ -> "---").toList()),
            rows.stream().map(row -> row.stream().map(MarkdownTable::cell).toList()))
        .map(cells -> "| " + String.join(" | ", cells) + " |" + System.lineSeparator())
        .collect(Collectors.joining());
  }

  /** Texts with characters that could be markup stand as code. */
  private static String cell(String text) {
    String line = text.replaceAll("\\s", " ").replace("|", "\\|");
    return line.matches("[\\w ,.:;@/+-]*") ? line : "`" + line.replace('`', '\'') + "`";
  }
}
