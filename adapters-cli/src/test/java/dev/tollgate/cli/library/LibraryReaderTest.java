package dev.tollgate.cli.library;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken.Problem;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryReaderTest {

  private static final String TAGS = "{\"tags\":[\n{},\n";
  private static final int MOST = 64 * 1024;

  /** A file, each of whose characters is a byte, and what is said of it. */
  record Broken(String file, String sentence) {

    byte[] bytes() {
      return file.getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
      return sentence;
    }
  }

  static Stream<Broken> brokenFiles() {
    return Stream.of(
        new Broken("", "the file at line 1, column 1 is incomplete."),
        new Broken("\n ", "the file at line 2, column 2 is incomplete."),
        new Broken("{", "the file at line 1, column 2 is incomplete."),
        new Broken("{\"tags\":[{},", "\"tags[1]\" at line 1, column 13 is incomplete."),
        new Broken(TAGS + "{\"a\":\"b", "\"tags[1].a\" at line 3, column 8 is incomplete."),
        new Broken("{}\n{}", "the file at line 2, column 1 is followed by more text."),
        new Broken("{} x", "the file at line 1, column 4 is followed by more text."),
        new Broken("{} \377", "the file at line 1, column 4 is not UTF-8."),
        new Broken("\357\273\277{}", "the file at line 1, column 2 is not JSON."),
        new Broken("[]", "the file at line 1, column 1 is not an object."),
        new Broken("null", "the file at line 1, column 1 is not an object."),
        new Broken(TAGS + "1]}", "\"tags[1]\" at line 3, column 1 is not an object."),
        new Broken(TAGS + "null]}", "\"tags[1]\" at line 3, column 1 is not an object."),
        new Broken(TAGS + "[]]}", "\"tags[1]\" at line 3, column 1 is not an object."),
        new Broken("{\"brand_kit\":[]}", "\"brand_kit\" at line 1, column 14 is not an object."),
        new Broken(
            "{\"brand_kit\":{\"logos\":[{},1]}}",
            "\"brand_kit.logos[1]\" at line 1, column 27 is not an object."),
        new Broken("{\"tags\":{}}", "\"tags\" at line 1, column 9 is not an array of objects."),
        new Broken("{\"tags\":null}", "\"tags\" at line 1, column 9 is not an array of objects."),
        new Broken(
            "{\"brand_kit\":{\"colors\":{}}}",
            "\"brand_kit.colors\" at line 1, column 24 is not an array of objects."),
        new Broken(
            "{\"tags\":[],\n\"logos\":[]}",
            "\"logos\" at line 2, column 1 is not a member of a library. The members are: tags,"
                + " templates, folders, assets, asset_tags, brand_kit."),
        new Broken(
            "{\"tags\":[],\n\"tags\":[]}", "\"tags\" at line 2, column 1 occurs a second time."),
        new Broken(
            TAGS + "{\"a\":1,\"b\":{\"c\":2,\"\\u0063\":3}}]}",
            "\"tags[1].b.c\" at line 3, column 19 occurs a second time."),
        new Broken(
            "{\"brand_kit\":{\"logos\":[],\"logos\":[]}}",
            "\"brand_kit.logos\" at line 1, column 26 occurs a second time."),
        new Broken(
            TAGS + "{\"a\":[{},\n \"\\u0000\"]}]}",
            "\"tags[1].a[1]\" at line 4, column 2 contains NUL or an unpaired surrogate, which"
                + " cannot be stored."),
        new Broken(
            TAGS + "{\"a\":\"\\ude00\\ud83d\"}]}",
            "\"tags[1].a\" at line 3, column 6 contains NUL or an unpaired surrogate, which cannot"
                + " be stored."),
        new Broken(
            TAGS + "{\"\\ud83d\":1}]}",
            "\"tags[1].?\" at line 3, column 2 contains NUL or an unpaired surrogate, which cannot"
                + " be stored."),
        new Broken(TAGS + "{\"a\":\"\377\"}]}", "\"tags[1].a\" at line 3, column 7 is not UTF-8."),
        new Broken(
            TAGS + "{\"a\":\"\355\240\200\"}]}", "\"tags[1].a\" at line 3, column 7 is not UTF-8."),
        new Broken(
            TAGS + "{\"a\":\"\300\200\"}]}", "\"tags[1].a\" at line 3, column 7 is not UTF-8."),
        new Broken(TAGS + "{\"a\":\"\342\202", "\"tags[1].a\" at line 3, column 7 is not UTF-8."),
        new Broken(
            "{\"tags\":[\n" + "{},\n".repeat(5000) + "{\"b\":\"\377\"}]}",
            "\"tags[5000].b\" at line 5002, column 7 is not UTF-8."),
        new Broken("\376\377\0{\0}", "the file at line 1, column 1 is not UTF-8."),
        new Broken("tags: []", "the file at line 1, column 5 is not JSON."),
        new Broken(TAGS + "{},]}", "\"tags[2]\" at line 3, column 5 is not JSON."),
        new Broken(TAGS + "{\"a\":\"\0\"}]}", "\"tags[1].a\" at line 3, column 8 is not JSON."),
        new Broken(TAGS + "{\"a\":'x'}]}", "\"tags[1].a\" at line 3, column 7 is not JSON."),
        new Broken(TAGS + "{\"a\":NaN}]}", "\"tags[1].a\" at line 3, column 9 is not JSON."),
        new Broken(TAGS + "{\"a\":01}]}", "\"tags[1].a\" at line 3, column 7 is not JSON."),
        new Broken(TAGS + "{/**/}]}", "\"tags[1]\" at line 3, column 3 is not JSON."),
        new Broken(
            TAGS + "\n{\"a\":[" + "1, ".repeat(MOST) + "1]}]}",
            "\"tags[1].a[32765]\" at line 4, column 98302 exceeds the limit of 64 KiB for a"
                + " document."),
        new Broken(
            TAGS + "{\"a\":\"" + "\303\251".repeat(MOST / 2) + "\"}]}",
            "\"tags[1]\" at line 3, column 32776 exceeds the limit of 64 KiB for a document."),
        new Broken(
            TAGS + "{\"a\":" + "[".repeat(100_000),
            "\"tags[1].a"
                + "[0]".repeat(17)
                + "…\" at line 3, column 105 exceeds the limit of 100 levels for a document."));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void aBrokenFileImportsNothingAndItsPlaceIsTold(Broken broken) {
    Program program = Program.withOneOfEach();
    Run _ = program.typing("{\"tags\":[{\"old\":1}]}").run("library import com_1 -");

    Run run = program.typing(broken.bytes()).run("library import com_1 -");

    assertEquals(new Run(1, "", "Nothing was imported: " + broken.sentence() + "\n"), run);
    assertEquals(
        List.of(new Document(DocumentKind.TAG, "{\"old\":1}")), program.store.documentsOf("com_1"));
  }

  @Test
  void everyProblemIsProvoked() {
    EnumSet<Problem> provoked =
        brokenFiles()
            .map(broken -> problem(new ByteArrayInputStream(broken.bytes())))
            .collect(Collectors.toCollection(() -> EnumSet.of(Problem.UNREADABLE)));

    assertEquals(EnumSet.allOf(Problem.class), provoked);
  }

  private static Problem problem(InputStream in) {
    return read(in, new ArrayList<>()).orElseThrow().problem();
  }

  @ParameterizedTest
  @MethodSource("endlessTokens")
  void whatHasNoEndIsRefusedBeforeItFillsTheMemory(String begin) {
    InputStream in = new SequenceInputStream(new ByteArrayInputStream(begin.getBytes(UTF_8)), xs());

    Problem problem = problem(in);

    assertEquals(Problem.TOO_LARGE, problem);
  }

  static Stream<String> endlessTokens() {
    return Stream.of("{\"", TAGS + "{\"a\":\"", TAGS + "{\"", "{\"brand_kit\":{\"name\":\"");
  }

  private static InputStream xs() {
    return new InputStream() {
      @Override
      public int read() {
        return 'x';
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        Arrays.fill(bytes, offset, offset + length, (byte) 'x');
        return length;
      }
    };
  }

  @Test
  void aFileThatCannotBeReadToItsEndIsRefusedWithTheLastPlace() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    InputStream in =
        new SequenceInputStream(new ByteArrayInputStream(TAGS.getBytes(UTF_8)), closed);

    Optional<LibraryBroken> broken = read(in, new ArrayList<>());

    assertEquals(Optional.of(new LibraryBroken("tags[1]", 3, 1, Problem.UNREADABLE)), broken);
  }

  @Test
  void documentsAreGivenOutOneByOneBeforeTheFileEnds() {
    List<Document> given = new ArrayList<>();

    Optional<LibraryBroken> broken =
        read(new ByteArrayInputStream((TAGS + "{\"b\":1},").getBytes(UTF_8)), given);

    assertTrue(broken.isPresent());
    assertEquals(
        List.of(new Document(DocumentKind.TAG, "{}"), new Document(DocumentKind.TAG, "{\"b\":1}")),
        given);
  }

  @Test
  void aHundredThousandDocumentsOf1KiBPassThroughAHeapOf16MiB() throws Exception {
    byte[] document = ("{\"name\":\"" + "x".repeat(1000) + "\"},").getBytes(UTF_8);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-cp",
                System.getProperty("java.class.path"),
                CountDocuments.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    try (OutputStream library = new BufferedOutputStream(child.getOutputStream())) {
      library.write("{\"assets\":[".getBytes(UTF_8));
      for (int i = 1; i < 100_000; i++) {
        library.write(document);
      }
      library.write("{}]}".getBytes(UTF_8));
    }

    assertEquals("100000", child.inputReader(UTF_8).readLine());
    assertEquals(0, child.waitFor());
  }

  @Test
  void aDocumentMayTakeAllOf64KiBAnd100Levels() {
    String wide = "{\"a\":\"" + "é".repeat((MOST - 8) / 2) + "\"}";
    String deep = "{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}";
    List<Document> given = new ArrayList<>();

    Optional<LibraryBroken> broken =
        read(
            new ByteArrayInputStream(("{\"tags\":[" + wide + "," + deep + "]}").getBytes(UTF_8)),
            given);

    assertEquals(Optional.empty(), broken);
    assertEquals(List.of(wide, deep), given.stream().map(Document::json).toList());
  }

  @Test
  void aFileThatIsNotThereIsOneSentence(@TempDir Path place) {
    Program program = Program.withOneOfEach();

    Run missing = program.run("library", "import", "com_1", place.resolve("x").toString());
    Run folder = program.run("library", "import", "com_1", place.toString());

    assertTrue(missing.err().startsWith("The file \""), missing.err());
    assertTrue(missing.err().endsWith(" does not exist or cannot be read. Give another one.\n"));
    assertEquals(1, missing.status());
    assertEquals(1, folder.status());
    assertEquals(List.of(), program.opened);
  }

  private static Optional<LibraryBroken> read(InputStream in, List<Document> into) {
    return new LibraryReader(in).forEach(into::add);
  }
}
