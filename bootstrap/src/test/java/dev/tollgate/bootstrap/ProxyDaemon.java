package dev.tollgate.bootstrap;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real nginx, Apache, Caddy, HAProxy or Prometheus, with a configuration from the documents. */
final class ProxyDaemon implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final int port;

  private ProxyDaemon(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  int port() {
    return port;
  }

  /** The examples in docs/guard.md in this language, in their order. */
  static List<String> documented(String language) throws IOException {
    return documented("guard.md", language);
  }

  static List<String> documented(String document, String language) throws IOException {
    return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("..", "docs", document)))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** An nginx in one process, run by the user who runs the tests. */
  static ProxyDaemon nginx(Path directory, int port, String servers) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("nginx.conf"),
            """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log error.log;
            events {}
            http {
              access_log off;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
            """
                + servers
                + "}\n");
    return started(
        directory,
        port,
        List.of(
            "/usr/sbin/nginx",
            "-p",
            directory + "/",
            "-c",
            file.toString(),
            "-e",
            Outputs.at(directory.resolve("error.log")).toString()));
  }

  /** An Apache, whose workers are nobody's if root runs the tests. */
  static ProxyDaemon apache(Path directory, int port, String protection) throws Exception {
    var _ = Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    StringBuilder modules = new StringBuilder();
    for (String module :
        List.of(
            "mpm_event",
            "authn_core",
            "authz_core",
            "authz_user",
            "headers",
            "proxy",
            "proxy_http",
            "auth_openidc")) {
      modules.append(
          "LoadModule %1$s_module /usr/lib/apache2/modules/mod_%1$s.so%n".formatted(module));
    }
    Path file =
        Files.writeString(
            directory.resolve("apache.conf"),
            """
            ServerRoot %1$s
            DefaultRuntimeDir %1$s
            PidFile %1$s/apache.pid
            ErrorLog %1$s/error.log
            ServerName localhost
            User nobody
            Group nogroup
            Listen 127.0.0.1:%2$d
            %3$s
            %4$s
            """
                .formatted(directory, port, modules, protection));
    return started(
        directory, port, List.of("/usr/sbin/apache2", "-f", file.toString(), "-D", "FOREGROUND"));
  }

  static ProxyDaemon haproxy(Path directory, int port, String proxies) throws Exception {
    Path file = Files.writeString(directory.resolve("haproxy.cfg"), proxies);
    return started(directory, port, List.of("/usr/sbin/haproxy", "-db", "-f", file.toString()));
  }

  static ProxyDaemon caddy(Path directory, int port, String site) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("Caddyfile"),
            """
            {
              admin off
              auto_https off
            }
            http://:%d {
              bind 127.0.0.1
              %s
            }
            """
                .formatted(port, site));
    return started(
        directory,
        port,
        List.of(
            "env",
            "HOME=" + directory,
            "XDG_DATA_HOME=" + directory,
            "XDG_CONFIG_HOME=" + directory,
            "/usr/bin/caddy",
            "run",
            "--config",
            file.toString(),
            "--adapter",
            "caddyfile"));
  }

  /** A Prometheus that reads the metrics of a server once a second, with the documented alerts. */
  static ProxyDaemon prometheus(Path directory, int port, int metrics) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: [%s]
            scrape_configs:
            - job_name: tollgate
              static_configs: [{targets: ["127.0.0.1:%d"]}]
            """
                .formatted(Path.of("..", "docs", "alerts.yaml").toRealPath(), metrics));
    return started(
        directory,
        port,
        List.of(
            "/usr/bin/prometheus",
            "--config.file=" + file,
            "--storage.tsdb.path=" + directory.resolve("series"),
            "--web.listen-address=127.0.0.1:" + port,
            "--log.level=warn"));
  }

  private static ProxyDaemon started(Path directory, int port, List<String> command)
      throws Exception {
    File output = Outputs.at(directory.resolve("output"));
    ProxyDaemon daemon =
        new ProxyDaemon(
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start(),
            port);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end && daemon.process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return daemon;
      } catch (IOException e) {
        Thread.sleep(20);
      }
    }
    daemon.close();
    throw new AssertionError(command.getFirst() + ": " + Files.readString(output.toPath()));
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
