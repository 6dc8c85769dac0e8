package dev.tollgate.http.exchange;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A reply as it was received.
 *
 * @param headers by their names in any case; fields that were sent several times are separated by
 *     commas
 */
public record ReceivedReply(int status, SortedMap<String, String> headers, String body) {

  public ReceivedReply {
    TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableSortedMap(copy);
  }
}
