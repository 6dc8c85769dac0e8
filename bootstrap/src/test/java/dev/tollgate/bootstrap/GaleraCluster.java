package dev.tollgate.bootstrap;

import static dev.tollgate.bootstrap.Verdicts.require;

import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Three servers of Debian's MariaDB that replicate to each other with Galera. */
final class GaleraCluster implements AutoCloseable {

  private static final String PROVIDER = "/usr/lib/galera/libgalera_smm.so";
  private static final String DATABASE = "cluster";
  private static final String USER = "tollgate";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final List<Member> members = new ArrayList<>();
  private final String addresses;

  /** One server and its ports. */
  final class Member {

    private final Path directory;
    private final int port = FreePorts.next();
    private final int group = FreePorts.next();
    private final int incremental = FreePorts.next();
    private final int transfer = FreePorts.next();
    private Process process;

    private Member(Path directory) throws IOException {
      this.directory = Files.createDirectories(directory);
    }

    private void install() throws IOException, InterruptedException {
      run(
          "mariadb-install-db",
          "--no-defaults",
          "--datadir=" + data(),
          "--auth-root-authentication-method=normal",
          "--skip-test-db",
          "--user=root");
    }

    private Path data() {
      return directory.resolve("data");
    }

    String url() {
      return url(USER + ":" + USER + "@");
    }

    private String url(String credentials) {
      return "jdbc:mariadb://" + credentials + "127.0.0.1:" + port + "/" + DATABASE;
    }

    private void start(String... more) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  "/usr/sbin/mariadbd",
                  "--no-defaults",
                  "--user=root",
                  "--datadir=" + data(),
                  "--tmpdir=" + Files.createDirectories(directory.resolve("tmp")),
                  "--socket=" + directory.resolve("s"),
                  "--pid-file=" + directory.resolve("pid"),
                  "--port=" + port,
                  "--bind-address=127.0.0.1",
                  "--skip-name-resolve",
                  "--binlog-format=ROW",
                  "--innodb-autoinc-lock-mode=2",
                  "--innodb-flush-log-at-trx-commit=1",
                  "--innodb-buffer-pool-size=64M",
                  "--wsrep-on=ON",
                  "--wsrep-provider=" + PROVIDER,
                  "--wsrep-cluster-name=tollgate",
                  "--wsrep-cluster-address=gcomm://" + addresses,
                  "--wsrep-node-address=127.0.0.1:" + group,
                  "--wsrep-sst-method=mariabackup",
                  "--wsrep-sst-auth=root:",
                  "--wsrep-sst-receive-address=127.0.0.1:" + transfer,
                  "--wsrep-provider-options=gcache.size=64M;gmcast.listen_addr=tcp://127.0.0.1:"
                      + group
                      + ";ist.recv_addr=127.0.0.1:"
                      + incremental));
      command.addAll(List.of(more));
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
    }

    /** Starts it again; it recovers what it knew, and gets the rest from the others. */
    void restart() throws Exception {
      start("--wsrep-start-position=" + position());
      awaitSynced();
    }

    private String position() throws Exception {
      Path log = directory.resolve("recovery.err");
      start("--wsrep-recover", "--log-error=" + log);
      int _ = process.waitFor();
      return Files.readAllLines(log).stream()
          .filter(line -> line.contains("Recovered position:"))
          .map(line -> line.replaceAll(".*Recovered position: *", "").strip())
          .findFirst()
          .orElseThrow();
    }

    void kill() throws InterruptedException {
      int _ = process.destroyForcibly().waitFor();
    }

    private void awaitSynced() {
      Load.await("Galera " + directory, PATIENCE, () -> !process.isAlive() || isSynced());
      require(
          process.isAlive(),
          "mariadbd has ended: " + members.stream().map(Member::errors).toList());
    }

    private String errors() {
      try (Stream<String> lines = Files.lines(directory.resolve("log"))) {
        return String.join("; ", lines.filter(line -> line.contains("[ERROR]")).toList());
      } catch (IOException e) {
        return e.toString();
      }
    }

    private boolean isSynced() {
      return "4".equals(status("wsrep_local_state"));
    }

    /** A status variable; empty while the server does not respond. */
    String status(String name) {
      try (Connection connection = DriverManager.getConnection(url(""), USER, USER);
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SHOW STATUS LIKE '" + name + "'")) {
        return row.next() ? row.getString(2) : "";
      } catch (SQLException e) {
        return "";
      }
    }
  }

  GaleraCluster(Path directory) throws Exception {
    for (int i = 1; i <= 3; i++) {
      members.add(new Member(directory.resolve("db" + i)));
    }
    addresses =
        String.join(",", members.stream().map(member -> "127.0.0.1:" + member.group).toList());
    Path first =
        Files.writeString(
            directory.resolve("first.sql"),
            """
            CREATE DATABASE cluster;
            CREATE USER tollgate@'%' IDENTIFIED BY 'tollgate';
            GRANT ALL ON cluster.* TO tollgate@'%';
            """);
    try {
      Member founder = members.getFirst();
      founder.install();
      founder.start("--wsrep-new-cluster", "--init-file=" + first);
      founder.awaitSynced();
      founder.process.destroy();
      int _ = founder.process.waitFor();
      List<Member> others = members.subList(1, members.size());
      for (Member member : others) {
        run("cp", "-a", founder.data().toString(), member.data().toString());
      }
      founder.start("--wsrep-new-cluster");
      founder.awaitSynced();
      for (Member member : others) {
        member.start();
        member.awaitSynced();
      }
    } catch (Exception | AssertionError e) {
      close();
      throw e;
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    require(process.waitFor() == 0, String.join(" ", command));
  }

  List<Member> members() {
    return members;
  }

  /** Whether a server that is alive knows that so many are left, and takes writes. */
  boolean areLeft(int count) {
    return members.stream()
        .anyMatch(
            member ->
                member.process.isAlive()
                    && member.status("wsrep_cluster_size").equals("" + count)
                    && member.status("wsrep_ready").equals("ON"));
  }

  /** How many transactions failed their certification, on all servers. */
  int conflicts() {
    return members.stream()
        .mapToInt(
            member ->
                Integer.parseInt("0" + member.status("wsrep_local_cert_failures"))
                    + Integer.parseInt("0" + member.status("wsrep_local_bf_aborts")))
        .sum();
  }

  @Override
  public void close() {
    for (Member member : members) {
      if (member.process != null) {
        Process _ = member.process.destroyForcibly().onExit().join();
      }
    }
  }
}
