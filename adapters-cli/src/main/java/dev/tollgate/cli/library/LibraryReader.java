package dev.tollgate.cli.library;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.END_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken.Problem;
import dev.tollgate.application.admin.library.LibrarySource;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a library file, holding one document in memory at a time. */
public final class LibraryReader implements LibrarySource {

  private final InputStream in;

  public LibraryReader(InputStream in) {
    this.in = in;
  }

  @Override
  public Optional<LibraryBroken> forEach(Consumer<Document> into) {
    Utf8Reader text = new Utf8Reader(in);
    try (JsonParser json = CompactJson.FACTORY.createParser(text)) {
      return new Pass(text, json, new CompactJson(json), into).run();
    } catch (IOException e) {
      return Optional.of(new LibraryBroken("", 1, 1, Problem.UNREADABLE));
    }
  }

  /** One way through one file. */
  private record Pass(
      Utf8Reader text, JsonParser json, CompactJson compact, Consumer<Document> into) {

    Optional<LibraryBroken> run() {
      try {
        library();
        return Optional.empty();
      } catch (BrokenToken e) {
        return broken(json.currentTokenLocation(), e.problem());
      } catch (StreamConstraintsException e) {
        return broken(json.currentLocation(), Problem.TOO_LARGE);
      } catch (IOException e) {
        return broken(json.currentLocation(), text.end().orElse(Problem.NOT_JSON));
      }
    }

    private Optional<LibraryBroken> broken(JsonLocation at, Problem problem) {
      return Optional.of(
          new LibraryBroken(
              path(json.getParsingContext()), at.getLineNr(), at.getColumnNr(), problem));
    }

    private static String path(JsonStreamContext context) {
      if (context.inRoot()) {
        return "";
      }
      String above = path(context.getParent());
      if (context.inArray()) {
        return context.hasCurrentIndex() ? above + "[" + context.getCurrentIndex() + "]" : above;
      }
      String name = context.getCurrentName();
      return name == null ? above : above.isEmpty() ? name : above + "." + name;
    }

    private void library() throws IOException, BrokenToken {
      if (json.nextToken() == null) {
        throw new JsonEOFException(json, null, "the file is blank");
      }
      require(START_OBJECT, Problem.NOT_AN_OBJECT);
      Set<String> names = new HashSet<>();
      while (json.nextToken() != END_OBJECT) {
        DocumentKind kind =
            LibraryMember.named(compact.name(names), LibraryMember.OF_FILE)
                .orElseThrow(() -> new BrokenToken(Problem.UNKNOWN_MEMBER));
        json.nextToken();
        if (kind == DocumentKind.BRAND_KIT) {
          document(kind, LibraryMember.OF_BRAND_KIT);
        } else {
          list(kind);
        }
      }
      end();
    }

    private void end() throws IOException, BrokenToken {
      if (hasMore()) {
        throw new BrokenToken(Problem.NOT_THE_END);
      }
      if (!text.end().equals(Optional.of(Problem.CUT_OFF))) {
        throw new JsonEOFException(json, null, "the text ends, but not the file");
      }
    }

    private boolean hasMore() throws IOException {
      try {
        return json.nextToken() != null;
      } catch (JacksonException e) {
        return true;
      }
    }

    private void list(DocumentKind kind) throws IOException, BrokenToken {
      require(START_ARRAY, Problem.NOT_A_LIST);
      while (json.nextToken() != END_ARRAY) {
        document(kind, Set.of());
      }
    }

    /**
     * Passes on the object at the parser's position, without the lists whose documents are passed
     * on separately.
     */
    private void document(DocumentKind kind, Set<DocumentKind> lists)
        throws IOException, BrokenToken {
      require(START_OBJECT, Problem.NOT_AN_OBJECT);
      StringBuilder document = new StringBuilder("{");
      Set<String> names = new HashSet<>();
      while (json.nextToken() != END_OBJECT) {
        String name = compact.name(names);
        json.nextToken();
        Optional<DocumentKind> list = LibraryMember.named(name, lists);
        if (list.isPresent()) {
          list(list.get());
        } else {
          compact.member(name, document);
        }
      }
      String whole = document.append('}').toString();
      if (whole.getBytes(StandardCharsets.UTF_8).length > CompactJson.MOST_BYTES) {
        throw new BrokenToken(Problem.TOO_LARGE);
      }
      into.accept(new Document(kind, whole));
    }

    private void require(JsonToken token, Problem otherwise) throws BrokenToken {
      if (json.currentToken() != token) {
        throw new BrokenToken(otherwise);
      }
    }
  }
}
