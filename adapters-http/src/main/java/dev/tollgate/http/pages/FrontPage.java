package dev.tollgate.http.pages;

import dev.tollgate.http.contract.PublicDocument;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What this server says about itself to whoever opens it. */
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
  public record Link(String path, String title) {

    public static Link to(PublicDocument document) {
      return new Link(document.path(), document.title());
    }
  }
}
