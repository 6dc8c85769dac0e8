package dev.tollgate.persistence.jdbc.socket;

import dev.tollgate.application.storage.PrivateDirectory;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.net.ExtendedSocketOptions;

/**
 * Where processes meet that use one data directory: a file that one of them has locked, and the
 * socket on which it listens for the others.
 */
record Rendezvous(Path directory) {

  /** How many may connect while this process has no time for them: they must not wait to ask. */
  private static final int WAITING = 1_024;

  private static final String LOCK = "tollgate.lock";
  private static final String SOCKET = "tollgate.socket";
  private static final int LONGEST_PATH = 100;

  /** A process that closes a locked file unlocks it, whichever way it was opened. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  /** A connection to the process that listens; empty if none does. */
  Optional<SocketChannel> connect() {
    UnixDomainSocketAddress address = address(SOCKET);
    try {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.configureBlocking(false);
        if (channel.connect(address)) {
          return Optional.of(channel);
        }
      } catch (SocketException e) {
        channel.close();
        return Optional.empty();
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      channel.close();
      throw new StoreUnavailable("the process that has the store open does not answer", null);
    } catch (IOException e) {
      throw new StoreUnavailable("the process that has the store open does not answer", e);
    }
  }

  /** Takes the directory for this process; empty if another one has it, or this one already. */
  Optional<Hold> take() {
    PrivateDirectory own = PrivateDirectory.at(directory);
    own.secure(Rendezvous::isOurs);
    try {
      Path real = directory.toRealPath();
      if (!OWN.add(real)) {
        return Optional.empty();
      }
      Optional<Hold> hold = lock(real);
      if (hold.isEmpty()) {
        boolean _ = OWN.remove(real);
      }
      return hold;
    } catch (IOException e) {
      throw new StorageMisconfigured(
          "The file "
              + directory.resolve(LOCK)
              + " cannot be read or written: check its permissions and its owner.",
          e);
    }
  }

  private Optional<Hold> lock(Path real) throws IOException {
    FileChannel file =
        FileChannel.open(
            directory.resolve(LOCK),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PrivateDirectory.FILE);
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return Optional.of(new Hold(real, file));
      }
    } catch (IOException e) {
      file.close();
      throw e;
    }
    file.close();
    return Optional.empty();
  }

  private static boolean isOurs(String name) {
    return name.startsWith("tollgate.") || name.equals("database-password");
  }

  /** A socket has a short name only; from within or near the directory, a long one will do. */
  private UnixDomainSocketAddress address(String name) {
    Path whole = directory.resolve(name);
    Path near = Path.of("").toAbsolutePath().relativize(whole);
    Path shorter = near.toString().length() < whole.toString().length() ? near : whole;
    if (shorter.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length
        > LONGEST_PATH) {
      throw new StorageMisconfigured(
          "The path of the data directory "
              + directory
              + " is too long for a socket: choose one of at most 80 bytes, or start Tollgate in a"
              + " directory near it.");
    }
    return UnixDomainSocketAddress.of(shorter);
  }

  /** The data directory while it is this process's own. */
  final class Hold implements AutoCloseable {

    private final Path real;
    private final FileChannel lock;

    private Hold(Path real, FileChannel lock) {
      this.real = real;
      this.lock = lock;
    }

    /** Listens, in place of a process that ended without closing the socket. */
    ServerSocketChannel listen() {
      try {
        String fresh = SOCKET + ".new";
        boolean _ = Files.deleteIfExists(directory.resolve(fresh));
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
          ServerSocketChannel _ = channel.bind(address(fresh), WAITING);
          secureFiles();
          Path _ =
              Files.move(
                  directory.resolve(fresh),
                  directory.resolve(SOCKET),
                  StandardCopyOption.ATOMIC_MOVE);
          return channel;
        } catch (IOException | RuntimeException e) {
          channel.close();
          throw e;
        }
      } catch (IOException e) {
        throw new StorageMisconfigured(
            "The data directory " + directory + " takes no socket: choose one on a local disk.", e);
      }
    }

    void secureFiles() {
      PrivateDirectory.at(directory).secure(Rendezvous::isOurs);
    }

    /** Whether the process at the other end runs as the same user, or as root. */
    boolean trusts(SocketChannel channel) {
      try {
        return !channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
            || isTrusted(channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user());
      } catch (IOException e) {
        return false;
      }
    }

    private boolean isTrusted(UserPrincipal user) throws IOException {
      return user.equals(Files.getOwner(directory))
          || user.equals(
              directory
                  .getFileSystem()
                  .getUserPrincipalLookupService()
                  .lookupPrincipalByName("root"));
    }

    @Override
    public void close() {
      try (lock) {
        boolean _ = Files.deleteIfExists(directory.resolve(SOCKET));
      } catch (IOException e) {
        throw new StoreUnavailable("the data directory cannot be left", e);
      } finally {
        boolean _ = OWN.remove(real);
      }
    }
  }
}
