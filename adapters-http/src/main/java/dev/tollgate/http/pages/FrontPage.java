package dev.tollgate.http.pages;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What the front page shows; its paths begin with that of the issuer. */
@Serdeable
public record FrontPage(String name, String about, List<Contract> contracts, List<Link> documents) {

  /**
   * A contract that is served.
   *
   * @param roots paths that it owns with all that lies below
   * @param errors where its errors are described
   */
  @Serdeable
  public record Contract(String contract, String about, List<String> roots, String errors) {}

  /** Something to read. */
  @Serdeable
  public record Link(String path, String title) {}
}
