package dev.tollgate.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Saves the secrets that all tests got, for {@link SecretSearch}. */
public final class SecretsKeeper implements LauncherSessionListener {

  private static final Path FILE = Path.of("target", "given-secrets");

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    try {
      if (Files.isDirectory(FILE.getParent())) {
        GivenSecrets.ALL.save(FILE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
