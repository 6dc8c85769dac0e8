package dev.tollgate.persistence.jdbc;

import java.util.List;

/** A PostgreSQL server for the benchmarks, with an empty database of each name that it is given. */
final class ServeDatabases {

  private ServeDatabases() {}

  /** Serves until the process is ended. */
  public static void main(String[] names) throws InterruptedException {
    PostgresServer server = PostgresServer.shared();
    List.of(names).forEach(server::create);
    System.out.println("PostgreSQL listens on " + server.url(""));
    Thread.currentThread().join();
  }
}
