package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.util.Map;
import java.util.function.Function;

/**
 * How each entry of a contract's error reference is made to happen over HTTP. The test finds the
 * provocations of a contract by their name: {@code CliquifyProvocations} for {@code cliquify}.
 */
interface Provocations {

  /** By the name of the entry; each makes what it needs in the world itself. */
  Map<String, Function<World, Reply>> byEntry();
}
