package dev.tollgate.cli.command;

import dev.tollgate.domain.Actor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out who runs a command: the user of the operating system, and the host. */
public final class Operator {

  /** Where Linux keeps the name of the host; asking the network may take seconds. */
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private Operator() {}

  /** Who runs this process. */
  public static Actor ofThisProcess() {
    return Actor.operator(System.getProperty("user.name", "unknown"), host());
  }

  private static String host() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return networkName();
    }
  }

  private static String networkName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
