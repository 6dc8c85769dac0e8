package dev.tollgate.http.peer;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** A range of addresses in CIDR notation (RFC 4632, 3.1; RFC 4291, 2.3). */
public record Network(InetAddress address, int prefix) {

  /** Empty for text that is neither an address nor a range; names are never looked up. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int bits = address.get().getAddress().length * Byte.SIZE;
    String prefix = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
    return prefix.matches("[0-9]{1,3}") && Integer.parseInt(prefix) <= bits
        ? Optional.of(new Network(address.get(), Integer.parseInt(prefix)))
        : Optional.empty();
  }

  /** An address in figures; one of IPv4 that is mapped into IPv6 is one of IPv4. */
  public static Optional<InetAddress> address(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("addresses in figures need no look-up", e);
    }
  }

  boolean contains(InetAddress other) {
    byte[] own = masked(address.getAddress(), prefix);
    byte[] theirs = other.getAddress();
    return own.length == theirs.length && Arrays.equals(own, masked(theirs, prefix));
  }

  /** The first bits of an address, zeros behind them. */
  public static byte[] masked(byte[] address, int bits) {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
      masked[i] &= (byte) (0xff << (Byte.SIZE - kept));
    }
    return masked;
  }
}
