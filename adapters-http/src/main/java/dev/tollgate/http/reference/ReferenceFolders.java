package dev.tollgate.http.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Finds the folders that hold an error reference, in every directory and jar of the class path. */
final class ReferenceFolders {

  private static final String PARENT = "dev/tollgate/http";
  private static final String FILE = "errors.yaml";
  private static final Pattern REFERENCE =
      Pattern.compile(PARENT + "/([^/]+)/" + Pattern.quote(FILE));

  private ReferenceFolders() {}

  /** The class path of a program stays the same, so it is searched once. */
  private static final class Found {
    static final List<String> NAMES = find();
  }

  /** Their names, in the order of the alphabet. */
  static List<String> names() {
    return Found.NAMES;
  }

  private static List<String> find() {
    SortedSet<String> names = new TreeSet<>();
    try {
      for (URL place :
          Collections.list(ReferenceFolders.class.getClassLoader().getResources(PARENT))) {
        if (place.getProtocol().equals("jar")) {
          addFromJar(place, names);
        } else {
          addFromDirectory(Path.of(URI.create(place.toString())), names);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(names);
  }

  private static void addFromJar(URL place, SortedSet<String> names) throws IOException {
    JarURLConnection connection = (JarURLConnection) place.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(FILE))
          .map(REFERENCE::matcher)
          .filter(Matcher::matches)
          .forEach(found -> names.add(found.group(1)));
    }
  }

  private static void addFromDirectory(Path place, SortedSet<String> names) throws IOException {
    try (Stream<Path> folders = Files.list(place)) {
      folders
          .filter(folder -> Files.exists(folder.resolve(FILE)))
          .forEach(folder -> names.add(folder.getFileName().toString()));
    }
  }
}
