package dev.tollgate.bench;

import dev.tollgate.domain.ContractVersion;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Layers;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.reference.ContractFiles;
import dev.tollgate.http.reference.References;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs to word an error, for clients that are pinned to a version and for all others. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Wordings {

  private static final String VERSION = "rfc@2026-01-01";

  @Param({"current", "pinned"})
  public String wording;

  private ApplicationContext context;
  private References references;
  private Set<ContractVersion> versions;
  private Reply.Named reply;

  @Setup
  public void prepare() throws IOException {
    Path files = Files.createTempDirectory("wordings");
    Path folder = Files.createDirectories(files.resolve(VERSION));
    Path _ =
        Files.writeString(
            folder.resolve("errors.yaml"), "errors: {issue-invalid-scope: {status: 422}}");
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .singletons(
                new Issuer(() -> "https://auth.example.com"),
                Folders.onClassPath().with(new ContractFiles(Optional.of(files))))
            .start();
    references = context.getBean(References.class);
    versions = wording.equals("pinned") ? Set.of(new ContractVersion(VERSION)) : Set.of();
    Layer layer = context.getBean(Layers.class).ownerOf("/oauth2/token");
    reply =
        new Reply.Named(
            layer, "issue-invalid-scope", Map.of(), Optional.empty(), UnaryOperator.identity());
  }

  @TearDown
  public void close() {
    context.close();
  }

  /** As the exit does it. */
  @Benchmark
  public Answer word() {
    String contract = reply.layer().contract();
    String name = versions.isEmpty() ? "" : references.pinned(versions, contract).orElse("");
    return references
        .encode(name.isEmpty() ? contract : name, reply)
        .with(references.headers(name));
  }
}
