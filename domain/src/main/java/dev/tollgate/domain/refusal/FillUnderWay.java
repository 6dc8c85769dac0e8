package dev.tollgate.domain.refusal;

/** The store is being filled from elsewhere, which has not ended. */
public record FillUnderWay() implements FillRefusal {}
