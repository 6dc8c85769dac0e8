package dev.tollgate.cli.command;

import java.util.List;
import java.util.Optional;

/** The settings of the program. */
public interface SettingCatalog {

  List<SettingDescription> all();

  /**
   * Why a server would not start with these settings, found out without opening its store; empty if
   * nothing is wrong with them.
   */
  Optional<String> objection(Configuration configuration, StoreOptions store);
}
