package dev.tollgate.cli.library;

import dev.tollgate.application.admin.library.ExportLibrary;
import dev.tollgate.application.admin.library.ImportLibrary;
import dev.tollgate.application.admin.library.LibraryRefusal;
import dev.tollgate.application.admin.library.LibrarySource;
import dev.tollgate.application.admin.library.ShowLibrary;
import dev.tollgate.cli.command.InputFile;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.DocumentKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tollgate library ...}. */
@Command(
    name = "library",
    description = "Manages the documents of a company, which its clients read.",
    footer = "  tollgate library import com_1 library.json",
    addMethodSubcommands = false)
public final class LibraryCommands {

  private static final Shape<Map.Entry<DocumentKind, Long>> DOCUMENTS =
      Shape.<Map.Entry<DocumentKind, Long>>of(
              "kind", it -> Cell.text(LibraryMember.name(it.getKey())))
          .and("count", it -> new Cell.Count(it.getValue()));

  private final Runner<LibraryRefusal> runner;
  private final Terminal terminal;

  private LibraryCommands(Invocation invocation) {
    this.runner = new Runner<>(invocation, LibraryWording::of);
    this.terminal = invocation.terminal();
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation.noun(new LibraryCommands(invocation));
  }

  @Command(
      name = "import",
      description = {
        "Replaces all documents of a company at once and shows how many of each kind it now has.",
        "",
        "The file is one JSON object in UTF-8. Its members are tags, templates, folders, assets and"
            + " asset_tags (arrays of objects) and brand_kit (an object in which logos and colors"
            + " are arrays of objects); each is optional. A document is limited to 64 KiB and 100"
            + " levels. Clients read the brand kit without its logos and colors, which have their"
            + " own routes."
      },
      footer = "  tollgate library import com_1 library.json")
  int load(
      @Parameters(paramLabel = "COMPANY", description = "The company that owns the documents.")
          String company,
      @Parameters(paramLabel = "FILE", description = "The file to import, or - for standard input.")
          Path file)
      throws IOException {
    InputFile input = new InputFile(file);
    if (input.isStandardInput()) {
      return load(company, terminal.in(), 0);
    }
    if (!input.isReadable()) {
      return runner.refuse(InputFile.missing(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return load(company, in, Files.size(file));
    }
  }

  private int load(String company, InputStream in, long size) {
    LibrarySource source =
        into -> {
          try (Progress progress = new Progress(terminal, size)) {
            return new LibraryReader(progress.counting(in)).forEach(progress.counting(into));
          }
        };
    return runner.answer(
        store ->
            new ImportLibrary(store.companies(), store.documents())
                .load(company, source)
                .map(LibraryCommands::rows));
  }

  private static Output rows(Map<DocumentKind, Long> counts) {
    return DOCUMENTS.many(List.copyOf(counts.entrySet()));
  }

  @Command(
      name = "list",
      description = "Shows how many documents of each kind a company has.",
      footer = "  tollgate library list com_1")
  int list(
      @Parameters(paramLabel = "COMPANY", description = "The company that owns the documents.")
          String company) {
    return runner.answer(
        store ->
            new ShowLibrary(store.companies(), store.documents())
                .show(company)
                .map(LibraryCommands::rows));
  }

  @Command(
      name = "export",
      description =
          "Writes all documents of a company to standard output, in the format that import reads.",
      footer = "  tollgate library export com_1")
  int export(
      @Parameters(paramLabel = "COMPANY", description = "The company that owns the documents.")
          String company) {
    return runner.write(
        (store, out) -> {
          LibraryWriter writer = new LibraryWriter(out);
          return new ExportLibrary(store.companies(), store.documents())
              .export(company, writer)
              .map(
                  counts -> {
                    writer.end();
                    return counts;
                  });
        });
  }
}
