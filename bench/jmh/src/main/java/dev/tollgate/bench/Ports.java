package dev.tollgate.bench;

import dev.tollgate.application.storage.PortProxies;
import dev.tollgate.domain.SecretDigest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What each layer around a port costs for a call that takes no time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Ports {

  @Param({"0", "1", "4"})
  public int layers;

  private final SecretDigest key = SecretDigest.of("key");
  private final Optional<String> value = Optional.of("value");
  private Port port;

  /** A port with one verb. */
  public interface Port {

    Optional<String> find(SecretDigest digest);
  }

  @Setup
  public void prepare() {
    port = _ -> value;
    for (int i = 0; i < layers; i++) {
      port = PortProxies.around(Port.class, port, (_, below) -> below.get());
    }
  }

  @Benchmark
  public Object find() {
    return port.find(key);
  }
}
