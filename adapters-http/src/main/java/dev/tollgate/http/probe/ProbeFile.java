package dev.tollgate.http.probe;

import dev.tollgate.http.contract.DerivedContract;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.exchange.HttpFile;
import dev.tollgate.http.exchange.SentRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** How errors are provoked from outside: the {@code probe.http} beside a contract's errors. */
public final class ProbeFile {

  private ProbeFile() {}

  /**
   * Requests at the paths that a contract has on a server; a derived contract has those of its base
   * that it serves.
   */
  public static Map<String, SentRequest> of(Folders folders, String name) {
    for (DerivedContract contract : folders.derived()) {
      if (contract.name().equals(name)) {
        Map<String, SentRequest> requests = new LinkedHashMap<>();
        of(contract.base().name())
            .forEach(
                (error, request) ->
                    contract
                        .ownPath(request.path())
                        .ifPresent(path -> requests.put(error, request.at(path))));
        return requests;
      }
    }
    return of(name);
  }

  /** Requests by the name of the error that they provoke; none for a contract without the file. */
  public static Map<String, SentRequest> of(String contract) {
    Map<String, SentRequest> requests = new LinkedHashMap<>();
    try (InputStream file =
        ProbeFile.class.getResourceAsStream("/dev/tollgate/http/" + contract + "/probe.http")) {
      if (file != null) {
        HttpFile.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8))
            .forEach(exchange -> requests.put(exchange.title(), exchange.request()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return requests;
  }
}
