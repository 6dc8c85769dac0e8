package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Servers in processes of their own, behind a real HAProxy. */
final class Cluster implements AutoCloseable {

  private final List<Node> nodes = new ArrayList<>();
  private final ProxyDaemon balancer;

  /** One server, which keeps its port and its data directory when it starts again. */
  static final class Node {

    private final Program program;
    private final int port;
    private final boolean demo;
    private Served served;

    private Node(Program program, int port, boolean demo) {
      this.program = program;
      this.port = port;
      this.demo = demo;
    }

    void start() {
      served = demo ? program.serveAt(port, "--demo") : program.serveAt(port);
    }

    void kill() throws InterruptedException {
      served.kill();
    }

    RawHttp http() {
      return new RawHttp(port);
    }

    /** Resident, in MB. */
    long memory() throws IOException {
      return statusLine("VmRSS:") / 1024;
    }

    long pid() {
      return served.process().pid();
    }

    private long statusLine(String name) throws IOException {
      return Files.readAllLines(Path.of("/proc", "" + served.process().pid(), "status")).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Starts one server for each storage URL; the first has a demo tenant.
   *
   * @param settings variables of all servers
   * @param healthy whether a server gets requests only while it is healthy; otherwise while it
   *     listens
   */
  Cluster(Path directory, List<String> storages, Map<String, String> settings, boolean healthy)
      throws Exception {
    int front = FreePorts.next();
    Map<String, String> common = new HashMap<>(settings);
    common.put("TOLLGATE_MASTER_KEY", MasterKey.generate());
    common.put("TOLLGATE_ISSUER", "http://127.0.0.1:" + front);
    common.put("TOLLGATE_TRUSTED_PROXY", "127.0.0.0/8");
    StringBuilder servers = new StringBuilder();
    for (int i = 0; i < storages.size(); i++) {
      Map<String, String> environment = new HashMap<>(common);
      environment.put("TOLLGATE_STORAGE", storages.get(i));
      int port = FreePorts.next();
      Path own = Files.createDirectories(directory.resolve("node" + (i + 1)));
      Node node = new Node(new Program(own, environment), port, i == 0);
      node.start();
      nodes.add(node);
      servers.append("  server node%d 127.0.0.1:%d check%n".formatted(i + 1, port));
    }
    balancer =
        ProxyDaemon.haproxy(
            directory,
            front,
            """
            defaults
              mode http
              timeout connect 1s
              timeout client 30s
              timeout server 30s
              option redispatch
            frontend front
              bind 127.0.0.1:%d
              default_backend servers
            backend servers
              balance roundrobin
              %s
              default-server inter 500ms fastinter 100ms downinter 200ms fall 2 rise 1
              default-server on-marked-down shutdown-sessions
            %s
            """
                .formatted(front, healthy ? "option httpchk GET /health" : "", servers));
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Of the load balancer. */
  int port() {
    return balancer.port();
  }

  /** What the first server said when it started. */
  Served first() {
    return nodes.getFirst().served;
  }

  /** Credentials of a client, as form parameters. */
  String form() {
    return "client_id="
        + first().after("client_id:")
        + "&client_secret="
        + first().after("client_secret:");
  }

  /** Runs a command on the store of the first server. */
  Program.Ended run(String... args) {
    return nodes.getFirst().program.runHere(args);
  }

  @Override
  public void close() {
    balancer.close();
    nodes.forEach(node -> node.served.close());
  }
}
