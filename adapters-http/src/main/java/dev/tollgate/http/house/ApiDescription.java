package dev.tollgate.http.house;

import dev.tollgate.application.Waiting;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.openapi.ApiDocument;
import dev.tollgate.http.pages.Publication;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The description of every endpoint as this server publishes it: composed when it is first asked
 * for, because only a server that listens knows its issuer.
 */
@Singleton
final class ApiDescription {

  /** RFC 9512, 2.1. */
  private static final String YAML = "application/yaml";

  private final Issuer issuer;
  private final ApiDocument document;
  private final AtomicReference<Publication> made = new AtomicReference<>();

  ApiDescription(Issuer issuer, ApiDocument document) {
    this.issuer = issuer;
    this.document = document;
  }

  /** Composing takes long: of those who ask first at the same time, one does it for all. */
  Publication document() {
    Publication known = made.get();
    if (known != null) {
      return known;
    }
    Waiting.announce();
    return composeOnce();
  }

  private synchronized Publication composeOnce() {
    return made.updateAndGet(known -> known == null ? composeAside() : known);
  }

  /**
   * Requests are handled on virtual threads, which share as many threads as there are processors
   * and give none up while they compute: those of others would have to wait.
   */
  private Publication composeAside() {
    FutureTask<Publication> task = new FutureTask<>(this::compose);
    Thread _ = Thread.ofPlatform().daemon().name("api-description").start(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Publication compose() {
    String yaml = document.yaml(issuer.url(), ErrorsController.PATH);
    return new Publication(YAML, yaml.getBytes(StandardCharsets.UTF_8));
  }
}
