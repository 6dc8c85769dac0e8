package dev.tollgate.cli.audit;

import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.cli.output.Format;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Page;
import dev.tollgate.cli.output.Renderer;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.AuditId;
import dev.tollgate.domain.AuditRecord;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Prints audit records as they are written, each on a line of its own in JSON and tables. */
record Following(AuditRecords records, AuditRecords.Filter filter, Shape<AuditRecord> shape) {

  private static final int PAGE = 500;
  private static final long PAUSE_NANOS = 500_000_000L;

  /** Records may become visible after later ones, as clocks differ and transactions take time. */
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  /** Prints until the output is closed or the thread is interrupted. */
  void follow(String start, Format format, Clock clock, PrintWriter out) {
    Set<AuditId> printed = new HashSet<>();
    String reached = start;
    while (!out.checkError() && !Thread.currentThread().isInterrupted()) {
      List<AuditRecord> page = records.page(filter, reached, PAGE);
      for (AuditRecord record : page) {
        if (printed.add(record.id())) {
          print(record, format, out);
        }
      }
      if (page.size() == PAGE) {
        reached = page.getLast().id().value();
      } else {
        reached = beforeOverlap(reached, clock.instant());
        String from = reached;
        boolean _ = printed.removeIf(id -> id.value().compareTo(from) < 0);
        out.flush();
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static String beforeOverlap(String start, Instant now) {
    String overlap = AuditId.floor(now.minus(OVERLAP)).value();
    return overlap.compareTo(start) > 0 ? overlap : start;
  }

  private void print(AuditRecord record, Format format, PrintWriter out) {
    switch (format) {
      case JSON -> render(shape.one(record), format, out);
      case YAML -> render(shape.many(List.of(record)), format, out);
      case TABLE ->
          out.println(
              String.join(
                  "  ",
                  record.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                  record.event().toString(),
                  record.actor().toString(),
                  record.client().orElse("-"),
                  record.user().orElse("-"),
                  Long.toString(record.count()),
                  details(record)));
    }
  }

  private static String details(AuditRecord record) {
    return new TreeMap<>(record.details())
        .entrySet().stream()
            .map(it -> it.getKey() + ": " + it.getValue())
            .collect(Collectors.joining(", "));
  }

  private static void render(Output output, Format format, PrintWriter out) {
    Renderer.of(format, new Page(OptionalInt.empty(), false)).render(output, out);
  }
}
