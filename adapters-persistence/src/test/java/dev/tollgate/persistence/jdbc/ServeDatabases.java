package dev.tollgate.persistence.jdbc;

import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server for the benchmarks, with an empty database of each name that it is given.
 * With {@code --large}, it has the memory and the log that millions of rows need.
 */
final class ServeDatabases {

  private static final String LARGE = "--large";

  private ServeDatabases() {}

  /** Serves until the process is ended. */
  public static void main(String[] names) throws InterruptedException {
    PostgresServer server =
        List.of(names).contains(LARGE) ? PostgresServer.large() : PostgresServer.shared();
    Stream.of(names).filter(name -> !name.equals(LARGE)).forEach(server::create);
    System.out.println("PostgreSQL listens on " + server.url(""));
    Thread.currentThread().join();
  }
}
