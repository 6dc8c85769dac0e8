package dev.tollgate.http.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.200, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, ::1, true"
  })
  void aNetworkHoldsTheAddressesThatShareItsPrefix(String network, String address, boolean held) {
    boolean contains =
        Network.parse(network).orElseThrow().contains(Network.address(address).orElseThrow());

    assertEquals(held, contains);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "a/8", "/8"})
  void whatIsNoRangeOfAddressesIsNone(String text) {
    assertEquals(Optional.empty(), Network.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:192.0.2.1", "192.0.2.1"})
  void aMappedAddressIsTheOneThatItStandsFor(String text) {
    assertTrue(
        Network.parse("192.0.2.0/24").orElseThrow().contains(Network.address(text).orElseThrow()));
  }
}
