package dev.tollgate.domain.refusal;

/** Why a store was not filled with what another store or a file holds. */
public sealed interface FillRefusal extends AdminRefusal
    permits ExportBroken,
        StoreMissing,
        TablesOutdated,
        StoreNotEmpty,
        FillUnderWay,
        FillInterrupted,
        FillDiffers {}
