package dev.tollgate.bootstrap;

import dev.tollgate.cli.command.PortNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a server listens: a TCP port of an address, or a Unix socket. */
sealed interface ListenTarget permits ListenAddress, SocketFile {

  /** What the HTTP server is told. */
  Map<String, Object> listener();

  /** Shows it as URL or as {@code unix:PATH}. */
  String url();

  /** Says why the server could not listen here, and what to do about it. */
  String refusal(String reason);

  /** The first of these that has a URL which a browser can open. */
  static Optional<ListenAddress> tcp(List<ListenTarget> targets) {
    for (ListenTarget target : targets) {
      if (target instanceof ListenAddress address) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  /** Reads {@code HOST:PORT} or {@code unix:PATH}. */
  final class Reader implements ITypeConverter<ListenTarget> {

    private static final String UNIX = "unix:";

    @Override
    public ListenTarget convert(String text) {
      return text.startsWith(UNIX) ? socket(text.substring(UNIX.length()), text) : address(text);
    }

    private static ListenTarget socket(String path, String text) {
      return SocketFile.at(path)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\"%s\" is no Unix socket. Give unix: and a path of at most %d bytes."
                          .formatted(text, SocketFile.LONGEST)));
    }

    private static ListenTarget address(String text) {
      int colon = text.lastIndexOf(':');
      String host = text.substring(0, Math.max(0, colon));
      String port = text.substring(colon + 1);
      if (!host.matches("\\[[0-9A-Fa-f:.%a-z]+]|[^:\\[\\]/]+")
          || !port.matches("[1-9][0-9]{0,4}")
          || Integer.parseInt(port) > PortNumber.HIGHEST) {
        throw new TypeConversionException(
            "\""
                + text
                + "\" is neither HOST:PORT, such as 127.0.0.1:8080 or [::1]:8080, with a port from"
                + " 1 to 65535, nor unix:PATH.");
      }
      return new ListenAddress(host, Integer.parseInt(port));
    }
  }
}
