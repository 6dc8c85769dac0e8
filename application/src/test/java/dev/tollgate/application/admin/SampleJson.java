package dev.tollgate.application.admin;

import dev.tollgate.application.port.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Knows whole numbers, and objects of them. */
public final class SampleJson implements Json {

  @Override
  public Optional<Object> read(String text) {
    if (text.matches("-?[0-9]+")) {
      return Optional.of(new BigDecimal(text));
    }
    if (!text.matches("\\{.*}")) {
      return Optional.empty();
    }
    Map<String, Object> members = new TreeMap<>();
    for (String member : text.substring(1, text.length() - 1).split(",", -1)) {
      if (!member.isEmpty()) {
        int end = member.lastIndexOf("\":");
        members.put(member.substring(1, end), new BigDecimal(member.substring(end + 2)));
      }
    }
    return Optional.of(members);
  }

  @Override
  public String write(Object value) {
    return value instanceof Map<?, ?> members
        ? members.entrySet().stream()
            .map(member -> "\"" + member.getKey() + "\":" + write(member.getValue()))
            .collect(Collectors.joining(",", "{", "}"))
        : value.toString();
  }
}
