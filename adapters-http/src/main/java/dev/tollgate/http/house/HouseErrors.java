package dev.tollgate.http.house;

import dev.tollgate.http.Answer;
import dev.tollgate.http.CrossOrigin.Readers;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.pages.Pages;
import dev.tollgate.http.reference.NamedError;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The errors of every path that no other contract owns. */
@Singleton
final class HouseErrors extends Layer {

  private final Pages pages;

  HouseErrors(Pages pages) {
    super("house", "house", List.of("/"));
    this.pages = pages;
  }

  /** A load balancer would take a busy server for a broken one. */
  @Override
  public boolean isAlwaysServed(String path) {
    return path.equals(HealthController.PATH);
  }

  @Override
  public Readers readers(String path) {
    return Readers.EVERYONE;
  }

  @Override
  public Reply fail(Fault fault) {
    return plain(fault);
  }

  Reply refuse(HealthRefusal refusal) {
    return switch (refusal) {
      case HealthRefusal.Draining() -> reply("health-draining");
    };
  }

  @Override
  public Optional<Answer> page(Answer answer, NamedError error) {
    return error
        .sentence()
        .map(
            sentence ->
                pages.error(
                    answer,
                    sentence,
                    ErrorsController.PATH + "/house#" + error.entry().code().orElseThrow()));
  }
}
