package dev.tollgate.application.admin.storage;

import dev.tollgate.application.admin.storage.CopyRefusal.CopyDiffers;
import dev.tollgate.application.admin.storage.CopyRefusal.CopyInProgress;
import dev.tollgate.application.admin.storage.CopyRefusal.CopyInterrupted;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.CompanyChange;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.application.storage.kinds.Pages;
import dev.tollgate.domain.Result;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Copies a source into an empty store and then compares them. Only one copy runs on a store at a
 * time; an interrupted one is resumed by starting it again. A marker in the store shows that a copy
 * is unfinished.
 */
public final class CopyStore {

  private static final int REPORT_INTERVAL = 1000;

  private final Storage target;
  private final Supplier<EntryDigest> digests;
  private final InstantSource clock;
  private final LongConsumer progress;

  /**
   * Creates the use case without touching the store.
   *
   * @param progress receives, from time to time, the number of entries copied or compared so far
   */
  public CopyStore(
      Storage target, Supplier<EntryDigest> digests, InstantSource clock, LongConsumer progress) {
    this.target = target;
    this.digests = digests;
    this.clock = clock;
    this.progress = progress;
  }

  /** Returns how many records of each kind the store holds afterwards. */
  public Result<Map<String, Long>, CopyRefusal> copy(EntrySource source) {
    CopyLease lease = new CopyLease(target.leases(), clock);
    if (!lease.begin()) {
      return Result.refused(new CopyInProgress());
    }
    try {
      return new CheckTarget(target)
          .check(source.origin())
          .fold(
              resumes -> Occasion.current().unrecorded().run(() -> copy(source, resumes, lease)),
              Result::refused);
    } catch (CopyLease.LeaseLost e) {
      return Result.refused(new CopyInProgress());
    } finally {
      lease.end();
    }
  }

  private Result<Map<String, Long>, CopyRefusal> copy(
      EntrySource source, boolean resumes, CopyLease lease) {
    CopyMarker marker = new CopyMarker(target.leases());
    if (!marker.put(source.origin())) {
      return Result.refused(new CopyInterrupted());
    }
    EntryWriter writer = new EntryWriter(target, resumes);
    try {
      source.forEach(reporting(writer::add, lease));
      writer.end();
    } finally {
      writer.discard();
    }
    EntryDigest digest = digests.get();
    Map<String, Long> counts = new ReadStore(target).read(reporting(digest, lease));
    if (!digest.digest().equals(source.digest(reporting(_ -> {}, lease)))) {
      return Result.refused(new CopyDiffers());
    }
    marker.remove(source.origin());
    numberCompanies();
    return Result.ok(counts);
  }

  /** Exports of earlier versions have companies without an account number. */
  private void numberCompanies() {
    Companies companies = target.companies();
    Pages.listed(companies::page, company -> company.id().value())
        .filter(company -> company.accountNumber().isEmpty())
        .forEach(
            company -> {
              boolean _ =
                  companies.change(
                      company.id(),
                      new CompanyChange.GiveAccountNumber(companies.nextAccountNumber()));
            });
  }

  private Consumer<Entry<?>> reporting(Consumer<Entry<?>> into, CopyLease lease) {
    long[] passed = {0};
    return entry -> {
      into.accept(entry);
      lease.renew();
      if (++passed[0] % REPORT_INTERVAL == 0) {
        progress.accept(passed[0]);
      }
    };
  }
}
