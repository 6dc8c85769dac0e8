package dev.tollgate.cli.resource;

import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tollgate resource ...}. */
@Command(
    name = "resource",
    description = "The protected resources that tokens can be meant for (RFC 8707).",
    footer = "  tollgate resource create https://api.example.com/")
public final class ResourceCommands {

  private final Session session;

  public ResourceCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "create",
      description = "Makes a resource that clients can ask tokens for.",
      footer = "  tollgate resource create https://api.example.com/")
  int create(
      @Parameters(
              paramLabel = "URI",
              description = "An absolute URI without fragment; it is compared as text.")
          String uri) {
    return session.answer(admin -> admin.createResource().create(uri).map(Shapes.RESOURCE::one));
  }

  @Command(
      name = "list",
      description = "Lists resources, ordered by URI.",
      footer = "  tollgate resource list --format json")
  int list() {
    return session.list(admin -> Shapes.RESOURCE.many(admin.listResources().list()));
  }

  @Command(
      name = "delete",
      description =
          "Deletes a resource; tokens that are meant for it live on. Asks before it does.",
      footer = "  tollgate resource delete https://api.example.com/ --yes")
  int delete(
      @Parameters(paramLabel = "URI", description = "The resource.") String uri,
      @Mixin Deletion deletion) {
    return session.delete(
        deletion,
        "Delete resource " + Quoted.of(uri) + "? Tokens that are meant for it live on.",
        admin -> admin.deleteResource().delete(uri).map(Shapes.DELETED_RESOURCE::one));
  }
}
