package dev.tollgate.persistence.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for programs that have to be told one before they start. The system gives none of these to
 * a connection or to a program that takes any, so that they are still free when they are needed.
 */
public final class FreePorts {

  private static final int LOWEST = 10_000;

  /** Linux gives out what is above. */
  private static final int HIGHEST = 32_000;

  private static final AtomicInteger LATEST =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));

  private FreePorts() {}

  /** Each port once. */
  public static int next() {
    while (true) {
      int port = LATEST.updateAndGet(it -> it < HIGHEST ? it + 1 : LOWEST);
      if (isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (java.net.BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
