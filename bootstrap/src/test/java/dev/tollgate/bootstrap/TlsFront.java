package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** An nginx with a certificate of its own, for clients that talk to https only. */
final class TlsFront {

  private TlsFront() {}

  /** Starts it in front of another port. */
  static ProxyDaemon start(Path directory, int port, int behind) throws Exception {
    makeCertificate(directory);
    return ProxyDaemon.nginx(
        directory,
        port,
        """
        server {
          listen 127.0.0.1:%d ssl;
          ssl_certificate certificate.pem;
          ssl_certificate_key key.pem;
          location / {
            proxy_pass http://127.0.0.1:%d;
          }
        }
        """
            .formatted(port, behind));
  }

  /** A copy of the certificate in a directory that the workers of an Apache can read. */
  static Path copyCertificate(Path directory, Path to) throws Exception {
    Path _ = Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Files.copy(directory.resolve("certificate.pem"), to.resolve("certificate.pem"));
  }

  private static void makeCertificate(Path directory) throws Exception {
    Process made =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                directory.resolve("key.pem").toString(),
                "-out",
                directory.resolve("certificate.pem").toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("openssl.out").toFile())
            .start();
    assertEquals(0, made.waitFor());
  }
}
