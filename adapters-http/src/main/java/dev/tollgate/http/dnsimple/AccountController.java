package dev.tollgate.http.dnsimple;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tollgate.application.account.FindAccountEmail;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.domain.Company;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.guard.Guards;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Tells a client for which account its token speaks. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountController {

  static final String WHOAMI = "/v2/whoami";
  static final String ACCOUNTS = "/v2/accounts";

  private final FindAccountEmail findAccountEmail;
  private final ApiErrors errors;
  private final Exit exit;

  AccountController(FindAccountEmail findAccountEmail, ApiErrors errors, Exit exit) {
    this.findAccountEmail = findAccountEmail;
    this.errors = errors;
    this.exit = exit;
  }

  @Get(uri = WHOAMI, produces = MediaType.ALL)
  HttpResponse<?> whoami(HttpRequest<?> request) {
    return exit.answer(
        request,
        _ -> json("whoami", new WhoamiBody(new Identity(null, account(companyOf(request))))));
  }

  @Get(uri = ACCOUNTS, produces = MediaType.ALL)
  HttpResponse<?> accounts(HttpRequest<?> request) {
    return exit.answer(
        request, _ -> json("accounts", new AccountsBody(List.of(account(companyOf(request))))));
  }

  private Reply json(String name, Object body) {
    return errors.json(name, body).with("Cache-Control", "no-store");
  }

  /** Every token of this contract speaks for a user and a company. */
  private static Company companyOf(HttpRequest<?> request) {
    return Guards.access(request).acting().map(Acting::company).orElseThrow();
  }

  private AccountBody account(Company company) {
    return AccountBody.of(company, findAccountEmail.find(company.id()));
  }

  @Serdeable
  record WhoamiBody(Identity data) {}

  /** A token speaks for an account and for no user. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Identity(@Nullable String user, AccountBody account) {}

  @Serdeable
  record AccountsBody(List<AccountBody> data) {}
}
