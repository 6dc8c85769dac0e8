package dev.tollgate.domain;

/** How tokens are signed (RFC 7518, 3.1). */
public enum SigningAlgorithm {
  RS256
}
