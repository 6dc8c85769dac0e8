package dev.tollgate.bootstrap;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** A Unix socket that a server listens on, for programs of its own user and group. */
record SocketFile(Path path) implements ListenTarget {

  /** In bytes; the operating system allows little more. */
  static final int LONGEST = 100;

  /** Programs need to write in order to connect. */
  private static final String PERMISSIONS = "rw-rw----";

  private static final int SOCKET = 0140000;
  private static final int KIND = 0170000;

  /** Empty if no socket can have this path. */
  static Optional<SocketFile> at(String path) {
    try {
      return Optional.of(path)
          .filter(it -> !it.isEmpty())
          .filter(it -> it.getBytes(StandardCharsets.UTF_8).length <= LONGEST)
          .map(it -> new SocketFile(Path.of(it)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public Map<String, Object> listener() {
    return Map.of("family", "UNIX", "path", path.toString());
  }

  @Override
  public String url() {
    return "unix:" + path;
  }

  @Override
  public String refusal(String reason) {
    return reason.contains("in use")
        ? "The socket %s is in use. Stop the program that listens there, or give another one with --listen or TOLLGATE_LISTEN."
            .formatted(path)
        : "Cannot listen on the socket %s (%s). Give a path in a directory that this user may write to with --listen or TOLLGATE_LISTEN."
            .formatted(path, reason);
  }

  /**
   * Removes the file that a server left which was killed. What is no socket, or one that a program
   * listens on, stays, and then listening fails.
   */
  void clear() throws IOException {
    if (isSocket() && !isAnswered()) {
      Files.delete(path);
    }
  }

  private boolean isSocket() throws IOException {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && ((int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & KIND)
            == SOCKET;
  }

  private boolean isAnswered() {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Lets programs of the same user and group connect, whatever the umask is, and no others. */
  void admit() throws IOException {
    Path _ = Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(PERMISSIONS));
  }

  void remove() throws IOException {
    boolean _ = Files.deleteIfExists(path);
  }
}
