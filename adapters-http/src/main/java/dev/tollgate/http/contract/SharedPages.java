package dev.tollgate.http.contract;

/** A folder with layers of its own that issues no tokens: what several contracts share. */
public non-sealed interface SharedPages extends Folder {}
