package dev.tollgate.cli.library;

import dev.tollgate.application.admin.library.LibrarySource;
import dev.tollgate.cli.command.InputFile;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.cli.output.Output;
import dev.tollgate.domain.DocumentKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tollgate library ...}. */
@Command(
    name = "library",
    description = "The documents of a company, which its clients read.",
    footer = "  tollgate library import com_1 library.json")
public final class LibraryCommands {

  private final Session session;
  private final Terminal terminal;

  public LibraryCommands(Session session, Terminal terminal) {
    this.session = session;
    this.terminal = terminal;
  }

  @Command(
      name = "import",
      description = {
        "Replaces all documents of a company at once, and shows how many it has then of each kind.",
        "",
        "The file is one JSON object in UTF-8. Its members, each of which may be left out, are"
            + " tags, templates, folders, assets, asset_tags (arrays of objects) and brand_kit (an"
            + " object, in which logos and colors are arrays of objects). An object takes 64 KiB"
            + " and 100 levels at the most. Clients read"
            + " the brand kit without its logos and colors, which have routes of their own."
      },
      footer = "  tollgate library import com_1 library.json")
  int load(
      @Parameters(paramLabel = "COMPANY", description = "Whose documents they are.") String company,
      @Parameters(paramLabel = "FILE", description = "What to import; - is standard input.")
          Path file)
      throws IOException {
    InputFile input = new InputFile(file);
    if (input.isStandardInput()) {
      return load(company, terminal.in(), 0);
    }
    if (!input.isReadable()) {
      return session.refuse(
          "There is no file " + Quoted.of(file) + ", or you may not read it. Name another one.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return load(company, in, Files.size(file));
    }
  }

  private int load(String company, InputStream in, long size) {
    LibrarySource source =
        into -> {
          try (Progress progress = new Progress(terminal, size)) {
            return new LibraryReader(progress.counting(in)).pour(progress.counting(into));
          }
        };
    return session.answer(
        admin -> admin.importLibrary().load(company, source).map(LibraryCommands::rows));
  }

  private static Output rows(Map<DocumentKind, Long> counts) {
    return Shapes.DOCUMENTS.many(List.copyOf(counts.entrySet()));
  }

  @Command(
      name = "list",
      description = "Shows how many documents of each kind a company has.",
      footer = "  tollgate library list com_1")
  int list(
      @Parameters(paramLabel = "COMPANY", description = "Whose documents they are.")
          String company) {
    return session.answer(admin -> admin.showLibrary().show(company).map(LibraryCommands::rows));
  }

  @Command(
      name = "export",
      description =
          "Writes all documents of a company to standard output, as a file that can be imported.",
      footer = "  tollgate library export com_1")
  int export(
      @Parameters(paramLabel = "COMPANY", description = "Whose documents they are.")
          String company) {
    return session.write(
        (admin, out) -> {
          LibraryWriter writer = new LibraryWriter(out);
          return admin
              .exportLibrary()
              .export(company, writer)
              .map(
                  counts -> {
                    writer.end();
                    return counts;
                  });
        });
  }
}
