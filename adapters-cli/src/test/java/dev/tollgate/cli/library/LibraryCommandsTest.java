package dev.tollgate.cli.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCommandsTest {

  private static final String LIBRARY =
      """
      {
        "tags": [{"name": "Summer", "price": 1.0, "far": 1E400}, {}],
        "brand_kit": {
          "name": "Acme \\u0026 Söhne \\ud83e\\udd84",
          "logos": [{"url": "/a\\/b"}],
          "fonts": [ {"logos": [1, -0, true, null]}, [ ] ],
          "colors": []
        },
        "assets": [{"z": {"b": 1, "a": "tab\\tand \\"quotes\\""}}],
        "folders": []
      }
      """;
  private static final String EXPORTED =
      """
      {
      "tags":[
      {"name":"Summer","price":1.0,"far":1E400},
      {}
      ],
      "assets":[
      {"z":{"b":1,"a":"tab\\tand \\"quotes\\""}}
      ],
      "brand_kit":{"name":"Acme & Söhne 🦄","fonts":[{"logos":[1,-0,true,null]},[]],
      "logos":[
      {"url":"/a/b"}
      ]}
      }
      """;
  private static final String COUNTED =
      """
      KIND        COUNT
      tags        2
      templates   0
      folders     0
      assets      1
      asset_tags  0
      brand_kit   1
      logos       1
      colors      0
      """;

  private final Program program = Program.withOneOfEach();

  @Test
  void importShowsHowManyDocumentsOfEachKindThereAreNow() {
    Run run = load(LIBRARY);

    assertEquals(new Run(0, COUNTED, ""), run);
  }

  @Test
  void importKeepsDocumentsCompactWithTheirOrderAndTheirNumbers() {
    Run _ = load(LIBRARY);

    assertEquals(
        List.of(
            new Document(DocumentKind.TAG, "{\"name\":\"Summer\",\"price\":1.0,\"far\":1E400}"),
            new Document(DocumentKind.TAG, "{}"),
            new Document(
                DocumentKind.ASSET, "{\"z\":{\"b\":1,\"a\":\"tab\\tand \\\"quotes\\\"\"}}"),
            new Document(
                DocumentKind.BRAND_KIT,
                "{\"name\":\"Acme & Söhne 🦄\",\"fonts\":[{\"logos\":[1,-0,true,null]},[]]}"),
            new Document(DocumentKind.LOGO, "{\"url\":\"/a/b\"}")),
        program.store.documentsOf("com_1"));
  }

  @Test
  void importTakesAFile(@TempDir Path place) throws IOException {
    Path file = Files.writeString(place.resolve("library.json"), LIBRARY);

    Run run = program.run("library", "import", "com_1", file.toString());

    assertEquals(new Run(0, COUNTED, ""), run);
  }

  @Test
  void importReplacesWhatWasThereAndNothingOfOtherCompanies() {
    Program two = program.company("com_2", "ent_1", "Bolt", true);
    Run _ = two.typing(LIBRARY).run("library import com_1 -");
    Run _ = two.typing(LIBRARY).run("library import com_2 -");

    Run run = load("{\"tags\":[]}");

    assertEquals(0, run.status());
    assertEquals(List.of(), two.store.documentsOf("com_1"));
    assertEquals(5, two.store.documentsOf("com_2").size());
  }

  @Test
  void anEmptyObjectIsALibraryWithoutDocuments() {
    Run run = load("{}");

    assertEquals(0, run.status());
    assertEquals(List.of(), program.store.documentsOf("com_1"));
  }

  @Test
  void listShowsEachKindWithItsCount() {
    Run _ = load(LIBRARY);

    Run run = program.run("library list com_1");

    assertEquals(new Run(0, COUNTED, ""), run);
  }

  @Test
  void listIsABareJsonArrayWithNumbers() {
    Run _ = load(LIBRARY);

    Run run = program.run("library list com_1 --format json");

    assertEquals(
        new Run(
            0,
            """
            [{"kind":"tags","count":2},{"kind":"templates","count":0},{"kind":"folders","count":0},\
            {"kind":"assets","count":1},{"kind":"asset_tags","count":0},\
            {"kind":"brand_kit","count":1},{"kind":"logos","count":1},{"kind":"colors","count":0}]
            """,
            ""),
        run);
  }

  @Test
  void listIsAYamlSequenceWithNumbers() {
    Run run = program.run("library list com_1 --format yaml");

    assertTrue(run.out().startsWith("- kind: tags\n  count: 0\n"), run.out());
  }

  @Test
  void exportWritesAFileOfTheSameFormat() {
    Run _ = load(LIBRARY);

    Run run = program.run("library export com_1");

    assertEquals(new Run(0, EXPORTED, ""), run);
  }

  @Test
  void theImportOfAnExportChangesNothing() {
    Run _ = load(LIBRARY);
    String exported = program.run("library export com_1").out();
    Program other = Program.withOneOfEach();

    Run _ = other.typing(exported).run("library import com_1 -");

    assertEquals(byKind(program), byKind(other));
    assertEquals(exported, other.run("library export com_1").out());
  }

  private static Object byKind(Program of) {
    return of.store.documentsOf("com_1").stream().collect(Collectors.groupingBy(Document::kind));
  }

  @Test
  void anExportHoldsNoBrandKitWhereThereIsNone() {
    Run without = program.run("library export com_1");
    Run _ = load("{\"brand_kit\":{}}");
    Run empty = program.run("library export com_1");
    Run _ = load("{\"brand_kit\":{\"colors\":[{\"hex\":\"#fff\"}]}}");
    Run colours = program.run("library export com_1");

    assertEquals(new Run(0, "{\n}\n", ""), without);
    assertEquals(new Run(0, "{\n\"brand_kit\":{}\n}\n", ""), empty);
    assertEquals(
        new Run(0, "{\n\"brand_kit\":{\n\"colors\":[\n{\"hex\":\"#fff\"}\n]}\n}\n", ""), colours);
  }

  @Test
  void manyDocumentsKeepTheirOrderThroughImportAndExport() {
    String documents =
        IntStream.range(0, 1234)
            .mapToObj(i -> "{\"n\":" + i + "}")
            .collect(Collectors.joining(",\n"));
    String library = "{\n\"assets\":[\n" + documents + "\n]\n}\n";

    Run _ = load(library);

    assertEquals(library, program.run("library export com_1").out());
  }

  @Test
  void anExportThatNobodyTakesEndsEarly() {
    Run _ = load("{\"tags\":[" + "{},".repeat(5000) + "{}]}");
    StringWriter err = new StringWriter();
    ClosedPipe pipe = new ClosedPipe();

    int status =
        program.app(new PrintWriter(pipe), new PrintWriter(err)).run("library", "export", "com_1");

    assertEquals(1, status);
    assertEquals("The answer could not be written to standard output.\n", err.toString());
    assertTrue(pipe.written < 1000, "written: " + pipe.written);
  }

  private static final class ClosedPipe extends Writer {

    private int written;

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      written += length;
      throw new IOException("broken pipe");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void onATerminalALineTellsHowFarTheImportIs(@TempDir Path place) throws IOException {
    String documents = "{\"name\":\"an asset\"},".repeat(4000) + "{}";
    Path file = Files.writeString(place.resolve("l"), "{\"assets\":[" + documents + "]}");

    Run run = program.onTerminal(80).run("library", "import", "com_1", file.toString());

    List<String> lines = List.of(run.err().substring(1).split("\r", -1));
    assertEquals(" 10%  1 documents read", lines.getFirst());
    assertTrue(lines.contains(" 51%  2000 documents read"), lines.toString());
    assertEquals("100%  4001 documents read\n", lines.getLast());
    assertTrue(run.out().contains("4001"), run.out());
  }

  @Test
  void aLineOnTheTerminalEndsBeforeARefusal(@TempDir Path place) throws IOException {
    Path file = Files.writeString(place.resolve("l"), "{\"tags\":[{},{},1]}");

    Run run = program.onTerminal(80).run("library", "import", "com_1", file.toString());

    assertTrue(run.err().startsWith("\r100%  1 documents read\r100%  2 documents read\nNothing"));
    assertEquals("", run.out());
  }

  private Run load(String library) {
    return program.typing(library).run("library import com_1 -");
  }
}
