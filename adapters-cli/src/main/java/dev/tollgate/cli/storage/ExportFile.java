package dev.tollgate.cli.storage;

import dev.tollgate.application.admin.storage.CopyRefusal;
import dev.tollgate.application.admin.storage.CopyRefusal.ExportBroken;
import dev.tollgate.application.admin.storage.CopyRefusal.ExportBroken.Problem;
import dev.tollgate.application.admin.storage.Entry;
import dev.tollgate.application.admin.storage.EntrySource;
import dev.tollgate.application.storage.kinds.Members;
import dev.tollgate.cli.command.Lines;
import dev.tollgate.domain.Result;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A file that was found to be a whole export. */
public record ExportFile(Path path, String digest) implements EntrySource {

  /** What keeps a line from being one of an export. */
  private static final class Broken extends Exception {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    Broken(Problem problem) {
      super(problem.name());
      this.problem = problem;
    }
  }

  /** Reads a whole file; refuses it with its first invalid line. */
  public static Result<ExportFile, CopyRefusal> check(Path path) {
    try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      Lines lines = new Lines(in);
      try {
        return Result.ok(new ExportFile(path, read(lines, entry -> {})));
      } catch (Broken e) {
        return Result.refused(new ExportBroken(lines.number(), e.problem));
      }
    } catch (IOException e) {
      return Result.refused(new ExportBroken(1, Problem.UNREADABLE));
    }
  }

  @Override
  public String origin() {
    return "file " + digest;
  }

  /** Found when the file was checked. */
  @Override
  public String digest(Consumer<Entry<?>> passing) {
    return digest;
  }

  @Override
  public void forEach(Consumer<Entry<?>> into) {
    try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      String _ = read(new Lines(in), into);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Broken e) {
      throw new IllegalStateException("the file was changed while it was read", e);
    }
  }

  /** Answers with the digest that the last line says, which is that of the entries. */
  private static String read(Lines lines, Consumer<Entry<?>> into) throws Broken {
    LineSums sums = new LineSums();
    checkHead(sums.open(next(lines)).orElseThrow(() -> new Broken(Problem.NOT_AN_EXPORT)));
    ExportDigest entries = new ExportDigest();
    while (true) {
      String json = sums.open(next(lines)).orElseThrow(() -> new Broken(Problem.CHANGED));
      if (json.startsWith("{\"" + ExportWriter.END + "\":")) {
        return end(lines, json, entries);
      }
      into.accept(entry(json));
      entries.add(json);
    }
  }

  private static void checkHead(String json) throws Broken {
    try {
      if (Json.parse(json).number(ExportWriter.HEAD) > ExportWriter.VERSION) {
        throw new Broken(Problem.NEWER);
      }
    } catch (IllegalArgumentException e) {
      throw broken(Problem.NOT_AN_EXPORT, e);
    }
  }

  private static Entry<?> entry(String json) throws Broken {
    try {
      return EntryJson.parse(json);
    } catch (IllegalArgumentException e) {
      throw broken(Problem.UNKNOWN, e);
    }
  }

  private static String end(Lines lines, String json, ExportDigest entries) throws Broken {
    String digest = entries.digest();
    try {
      Members end = Json.parse(json).object(ExportWriter.END);
      if (end.number("entries") != entries.count() || !end.text("sha256").equals(digest)) {
        throw new Broken(Problem.CHANGED);
      }
    } catch (IllegalArgumentException e) {
      throw broken(Problem.UNKNOWN, e);
    }
    if (line(lines).isPresent()) {
      throw new Broken(Problem.NOT_THE_END);
    }
    return digest;
  }

  private static String next(Lines lines) throws Broken {
    return line(lines).orElseThrow(() -> new Broken(Problem.CUT_OFF));
  }

  private static Optional<String> line(Lines lines) throws Broken {
    try {
      return lines.next();
    } catch (Lines.TooLong e) {
      throw broken(Problem.TOO_LONG, e);
    } catch (Lines.CutOff e) {
      throw broken(Problem.CUT_OFF, e);
    } catch (CharacterCodingException e) {
      throw broken(Problem.CHANGED, e);
    } catch (IOException e) {
      throw broken(Problem.UNREADABLE, e);
    }
  }

  private static Broken broken(Problem problem, Exception cause) {
    Broken broken = new Broken(problem);
    var _ = broken.initCause(cause);
    return broken;
  }
}
