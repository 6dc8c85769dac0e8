package dev.tollgate.cli.resource;

import dev.tollgate.application.admin.resource.CreateResource;
import dev.tollgate.application.admin.resource.DeleteResource;
import dev.tollgate.application.admin.resource.ListResources;
import dev.tollgate.application.admin.resource.ResourceRefusal;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceExists;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceInvalid;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceNotFound;
import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.Wording;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.ResourceUri;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tollgate resource ...}. */
@Command(
    name = "resource",
    description = "Manages the protected resources that tokens can be issued for (RFC 8707).",
    footer = "  tollgate resource create https://api.example.com/",
    addMethodSubcommands = false)
public final class ResourceCommands {

  private static final Shape<ResourceUri> RESOURCE = Shape.of("uri", Cell::text);

  private static final Shape<ResourceUri> DELETED_RESOURCE =
      RESOURCE.and("deleted", _ -> new Cell.Flag(true));

  private final Runner<ResourceRefusal> runner;

  private ResourceCommands(Invocation invocation) {
    this.runner = new Runner<>(invocation, ResourceCommands::wording);
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation.noun(new ResourceCommands(invocation));
  }

  @Command(
      name = "create",
      description = "Registers a resource that clients can request tokens for.",
      footer = "  tollgate resource create https://api.example.com/")
  int create(
      @Parameters(
              paramLabel = "URI",
              description =
                  "An absolute URI without a fragment. Tokens contain it as you write it here;"
                      + " clients may use another spelling of the same URI.")
          String uri) {
    return runner.answer(RESOURCE, store -> new CreateResource(store.resources()).create(uri));
  }

  @Command(
      name = "list",
      description = "Lists resources, ordered by URI.",
      footer = "  tollgate resource list --format json")
  int list() {
    return runner.list(store -> RESOURCE.many(new ListResources(store.resources()).list()));
  }

  @Command(
      name = "delete",
      description = "Deletes a resource. Tokens issued for it stay valid. Asks for confirmation.",
      footer = "  tollgate resource delete https://api.example.com/ --yes")
  int delete(
      @Parameters(paramLabel = "URI", description = "The resource.") String uri,
      @Mixin Deletion deletion) {
    return runner.delete(
        deletion,
        "Delete resource " + Quoted.of(uri) + "? Tokens issued for it stay valid.",
        DELETED_RESOURCE,
        store -> new DeleteResource(store.resources()).delete(uri));
  }

  private static String wording(ResourceRefusal refusal) {
    return switch (refusal) {
      case ResourceInvalid(String uri) ->
          Quoted.of(uri)
              + " is not a valid resource. Use an absolute URI without a fragment and with at most"
              + " 255 ASCII characters, such as https://api.example.com/";
      case ResourceExists(var uri) ->
          "Resource "
              + Quoted.of(uri)
              + " already exists. To list the resources, run: tollgate resource list";
      case ResourceNotFound(String uri) -> Wording.missing("resource", uri);
    };
  }
}
