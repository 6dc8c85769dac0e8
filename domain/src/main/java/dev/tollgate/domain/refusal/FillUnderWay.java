package dev.tollgate.domain.refusal;

/** Another run fills the store now. */
public record FillUnderWay() implements FillRefusal {}
