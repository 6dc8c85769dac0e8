package dev.tollgate.domain.refusal;

/** What the store holds in the end is not what it was to be filled with. */
public record FillDiffers() implements FillRefusal {}
