package dev.tollgate.http.betteri18n;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.contract.Contract;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SettingValues;
import java.util.List;
import java.util.Optional;

/** The partner API of a translation service: grants, and installation tokens minted for them. */
public final class BetterI18nContract implements Contract {

  @Override
  public String name() {
    return rules().name();
  }

  @Override
  public List<Class<? extends Layer>> layers() {
    return List.of(AuthorizationErrors.class, ApiErrors.class);
  }

  @Override
  public List<Setting<?>> settings() {
    return BetterI18nSettings.ALL;
  }

  @Override
  public ContractRules rules() {
    return BetterI18nSettings.CONTRACT;
  }

  @Override
  public Optional<SigningAlgorithm> algorithm(SettingValues values) {
    return Optional.of(BetterI18nSettings.ALGORITHM);
  }

  @Override
  public Terms terms(SettingValues values, Issuer issuer) {
    return new BetterI18nSettings(values).terms();
  }
}
