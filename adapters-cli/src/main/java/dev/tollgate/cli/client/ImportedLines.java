package dev.tollgate.cli.client;

import dev.tollgate.application.admin.client.ClientRefusal.RegisterClientRefusal;
import dev.tollgate.application.admin.client.RegisterClient;
import dev.tollgate.application.admin.client.RegisterClient.Registered;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.cli.command.Counted;
import dev.tollgate.cli.command.Lines;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Result;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Registers the clients of a file, line by line, and keeps what became of each line. */
final class ImportedLines {

  /** Keeps the verdicts in a small part of the memory. */
  private static final int MOST_LINES = 100_000;

  /**
   * What became of a line.
   *
   * @param message why it was refused, or what to do about the client
   */
  record Verdict(long line, Optional<String> client, boolean registered, Optional<String> message) {

    static Verdict refused(long line, String message) {
      return new Verdict(line, Optional.empty(), false, Optional.of(message));
    }
  }

  static final Shape<Verdict> SHAPE =
      Shape.<Verdict>of("line", it -> new Cell.Count(it.line()))
          .and("client_id", it -> Cell.text(it.client()))
          .and("registered", it -> new Cell.Flag(it.registered()))
          .and("message", it -> Cell.text(it.message()));

  private final ClientLine reader;
  private final List<Verdict> verdicts = new ArrayList<>();

  ImportedLines(ClientLine reader) {
    this.reader = reader;
  }

  /** Ends early where the file cannot be read on, or the store does not respond. */
  List<Verdict> read(InputStream in, RegisterClient registering, Storage store) {
    Lines lines =
        new Lines(
            new BufferedInputStream(
                new SequenceInputStream(in, new ByteArrayInputStream(new byte[] {'\n'}))));
    boolean goesOn = true;
    while (goesOn) {
      goesOn = readOne(lines, registering, store);
    }
    return List.copyOf(verdicts);
  }

  /** False at the end. */
  private boolean readOne(Lines lines, RegisterClient registering, Storage store) {
    try {
      Optional<String> line = lines.next();
      if (line.isPresent() && !line.get().isBlank()) {
        if (verdicts.size() == MOST_LINES) {
          return end(lines, "The file has more than " + MOST_LINES + " clients. Split it.");
        }
        verdicts.add(verdict(lines.number(), line.get(), registering, store));
      }
      return line.isPresent();
    } catch (StoreUnavailable e) {
      return end(
          lines,
          "The store does not respond. The import ended here; find out whether this client is"
              + " registered, and import the rest again.");
    } catch (CharacterCodingException e) {
      verdicts.add(Verdict.refused(lines.number(), "The line is not UTF-8."));
      return true;
    } catch (Lines.TooLong e) {
      return end(lines, "The line is too long. The import ended here.");
    } catch (IOException e) {
      return end(lines, "The file cannot be read any further. The import ended here.");
    }
  }

  private boolean end(Lines lines, String message) {
    verdicts.add(Verdict.refused(lines.number(), message));
    return false;
  }

  private Verdict verdict(long number, String line, RegisterClient registering, Storage store) {
    return reader
        .read(line)
        .fold(
            wanted -> verdict(number, wanted, registering, store),
            problem -> Verdict.refused(number, problem));
  }

  private static Verdict verdict(
      long number, ClientLine.Parsed wanted, RegisterClient registering, Storage store) {
    if (wanted.enterprise().filter(it -> !isOwner(it, wanted, store)).isPresent()) {
      return Verdict.refused(
          number, "The company does not belong to the enterprise that enterprise_id names.");
    }
    Result<Registered, RegisterClientRefusal> result = registering.register(wanted.registration());
    return result.fold(
        registered ->
            new Verdict(
                number,
                Optional.of(registered.client().id().value()),
                true,
                BasicHeader.warning(registered)),
        refusal -> Verdict.refused(number, ClientWording.of(refusal)));
  }

  /** A company that does not exist is refused later, by its name. */
  private static boolean isOwner(String enterprise, ClientLine.Parsed wanted, Storage store) {
    return CompanyId.parse(wanted.registration().company())
        .flatMap(store.companies()::find)
        .map(Company::enterprise)
        .filter(owner -> !owner.value().equals(enterprise))
        .isEmpty();
  }

  /** What to do about the lines that were refused; empty if none was. */
  Optional<String> refusal() {
    long refused = verdicts.stream().filter(it -> !it.registered()).count();
    return refused == 0
        ? Optional.empty()
        : Optional.of(
            Counted.of(refused, "line was", "lines were")
                + " refused. Correct and import only "
                + (refused == 1 ? "this one" : "these")
                + " again.");
  }
}
