package dev.tollgate.cli.library;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.END_OBJECT;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken.Problem;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Copies members from a parser to the text of a document: without blanks, in their order, and with
 * numbers as they are written.
 */
record CompactJson(JsonParser json) {

  /** The greatest size of a document in UTF-8. */
  static final int MOST_BYTES = 64 * 1024;

  private static final int DEEPEST = 100;

  /** Parsers that hold no token much longer than a document. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(MOST_BYTES)
                  .maxNameLength(MOST_BYTES)
                  .maxNumberLength(MOST_BYTES)
                  .maxNestingDepth(2 * DEEPEST)
                  .build())
          .build();

  /** The name at the parser's position, which must not have occurred earlier. */
  String name(Set<String> earlier) throws IOException, BrokenToken {
    String name = storable(json.currentName());
    if (!earlier.add(name)) {
      throw new BrokenToken(Problem.REPEATED_MEMBER);
    }
    return name;
  }

  /** Appends a member of a document, whose value is at the parser's position. */
  void member(String name, StringBuilder text) throws IOException, BrokenToken {
    member(name, text, 1);
  }

  private void member(String name, StringBuilder text, int depth) throws IOException, BrokenToken {
    separate(text);
    quote(name, text);
    text.append(':');
    value(text, depth);
  }

  private void value(StringBuilder text, int depth) throws IOException, BrokenToken {
    if (depth == DEEPEST && json.currentToken().isStructStart()) {
      throw new BrokenToken(Problem.TOO_DEEP);
    }
    switch (json.currentToken()) {
      case START_OBJECT -> object(text, depth + 1);
      case START_ARRAY -> array(text, depth + 1);
      case VALUE_STRING -> quote(storable(json.getText()), text);
      default -> text.append(json.getText());
    }
    if (text.length() > MOST_BYTES) {
      throw new BrokenToken(Problem.TOO_LARGE);
    }
  }

  private void object(StringBuilder text, int depth) throws IOException, BrokenToken {
    text.append('{');
    Set<String> names = new HashSet<>();
    while (json.nextToken() != END_OBJECT) {
      String name = name(names);
      json.nextToken();
      member(name, text, depth);
    }
    text.append('}');
  }

  private void array(StringBuilder text, int depth) throws IOException, BrokenToken {
    text.append('[');
    while (json.nextToken() != END_ARRAY) {
      separate(text);
      value(text, depth);
    }
    text.append(']');
  }

  private static void separate(StringBuilder text) {
    char last = text.charAt(text.length() - 1);
    if (last != '{' && last != '[') {
      text.append(',');
    }
  }

  private static void quote(String content, StringBuilder text) {
    text.append('"');
    JsonStringEncoder.getInstance().quoteAsString(content, text);
    text.append('"');
  }

  private static String storable(String text) throws BrokenToken {
    boolean isStorable =
        text.codePoints()
            .allMatch(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE));
    if (!isStorable) {
      throw new BrokenToken(Problem.FORBIDDEN_CHARACTER);
    }
    return text;
  }
}
