package dev.tollgate.bootstrap;

import dev.tollgate.http.peer.Network;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads addresses and ranges of addresses in CIDR notation. */
final class Networks implements ITypeConverter<Network> {

  @Override
  public Network convert(String text) {
    return Network.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\""
                        + text
                        + "\" is not an address or range such as 10.0.0.0/8 or 2001:db8::/32."));
  }
}
