package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The compose file, which no test starts, names what there is. */
final class ContainerFilesTest {

  /** What becomes the root of the archive. */
  private static final Path ARCHIVE = Path.of("src", "main", "dist");

  private static final Path CONTAINER = ARCHIVE.resolve("container");
  private static final String SECRETS = "/run/secrets/";

  private final Map<?, ?> compose;
  private final String dockerfile;

  @TempDir private Path directory;

  ContainerFilesTest() throws IOException {
    compose = new Yaml().load(Files.readString(CONTAINER.resolve("compose.yaml")));
    dockerfile = Files.readString(CONTAINER.resolve("Dockerfile"));
  }

  /** A part of the file, by the path to it. */
  private Object at(String path) {
    Object part = compose;
    for (String name : path.split("/", -1)) {
      part = ((Map<?, ?>) part).get(name);
    }
    return part;
  }

  private Set<?> names(String path) {
    return ((Map<?, ?>) at(path)).keySet();
  }

  private List<?> list(String path) {
    return (List<?>) at(path);
  }

  @Test
  void theImageIsBuiltFromTheArchive() {
    Path context = CONTAINER.resolve(String.valueOf(at("services/tollgate/build/context")));

    Path built = context.resolve(String.valueOf(at("services/tollgate/build/dockerfile")));

    assertEquals(ARCHIVE, context.normalize());
    assertEquals(CONTAINER.resolve("Dockerfile"), built.normalize());
    assertTrue(dockerfile.contains("COPY . /opt/tollgate"));
  }

  @Test
  void portsVolumesAndUsersAreThoseOfTheImage() {
    assertTrue(dockerfile.contains("\nEXPOSE 8080\n"));
    assertEquals(List.of("127.0.0.1:8080:8080"), list("services/tollgate/ports"));
    assertTrue(dockerfile.contains("\nVOLUME /var/lib/tollgate\n"));
    assertEquals(List.of("data:/var/lib/tollgate"), list("services/tollgate/volumes"));
    assertEquals(Set.of("data", "database"), names("volumes"));
    assertTrue(dockerfile.contains("groupadd --gid 10001 tollgate "));
    assertTrue(dockerfile.contains("useradd --uid 10001 --gid tollgate "));
    assertTrue(dockerfile.contains("\nUSER 10001:10001\n"));
    assertEquals(List.of("ALL"), list("services/tollgate/cap_drop"));
    assertEquals(true, at("services/tollgate/read_only"));
  }

  @Test
  void itWaitsForADatabaseThatIsHealthyAndBothShareItsPassword() {
    assertEquals(
        Map.of("database", Map.of("condition", "service_healthy")),
        at("services/tollgate/depends_on"));
    assertEquals(
        List.of("CMD", "pg_isready", "-U", "tollgate"), list("services/database/healthcheck/test"));
    assertTrue(dockerfile.contains("\nHEALTHCHECK "));
    assertEquals(
        at("services/database/environment/POSTGRES_PASSWORD_FILE"),
        at("services/tollgate/environment/TOLLGATE_STORAGE_PASSWORD_FILE"));
    assertEquals(
        at("services/database/environment/POSTGRES_USER"),
        at("services/tollgate/environment/TOLLGATE_STORAGE_USER"));
    assertEquals(
        "jdbc:postgresql://database:5432/" + at("services/database/environment/POSTGRES_DB"),
        at("services/tollgate/environment/TOLLGATE_STORAGE"));
    assertEquals(Set.copyOf(list("services/tollgate/secrets")), names("secrets"));
    assertTrue(names("secrets").containsAll(list("services/database/secrets")));
  }

  @Test
  void theServerAcceptsItsSettings() throws IOException {
    Map<String, String> settings = new TreeMap<>(Map.of("TOLLGATE_HOST", "0.0.0.0"));
    Path secret =
        Files.writeString(
            directory.resolve("secret"), "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    for (Object name : names("services/tollgate/environment")) {
      String value = String.valueOf(at("services/tollgate/environment/" + name));
      if (value.startsWith(SECRETS)) {
        assertTrue(names("secrets").contains(value.substring(SECRETS.length())), value);
      }
      String _ = settings.put("" + name, value.startsWith(SECRETS) ? secret.toString() : value);
    }

    Ended ended = new Program(directory, settings).runHere("config", "check");

    assertEquals("The configuration is valid.\n", ended.err());
  }
}
