package dev.tollgate.http.limit;

import dev.tollgate.http.Layer;
import java.util.Optional;

/** The limits of a contract. */
public interface RateLimits {

  /** Empty where the layer or the path has none, and for layers of other contracts. */
  Optional<RateLimit> of(Layer layer, String path);
}
