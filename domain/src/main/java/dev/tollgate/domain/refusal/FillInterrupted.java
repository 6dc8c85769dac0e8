package dev.tollgate.domain.refusal;

/** The store was begun to be filled from elsewhere, which has not ended. */
public record FillInterrupted() implements FillRefusal {}
