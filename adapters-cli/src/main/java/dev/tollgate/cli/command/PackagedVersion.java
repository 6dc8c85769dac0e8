package dev.tollgate.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it into the jar of this module. */
final class PackagedVersion implements IVersionProvider {

  private static final String WRITTEN_BY_MAVEN =
      "/META-INF/maven/dev.tollgate/tollgate-adapters-cli/pom.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties written = new Properties();
    try (InputStream in = PackagedVersion.class.getResourceAsStream(WRITTEN_BY_MAVEN)) {
      if (in != null) {
        written.load(in);
      }
    }
    return new String[] {"tollgate " + written.getProperty("version", "(not packaged)")};
  }
}
