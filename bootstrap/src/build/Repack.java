import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites jars so that Java can keep their classes in an AOT cache. It keeps neither classes of
 * signed jars nor class files from before Java 6, so signatures go, with the digest of each entry
 * in the manifest, and old class files become those of Java 8. Java also parses the manifest of
 * each jar at every start, so attributes that nobody reads go as well, such as those of OSGi. The
 * same jar gives the same bytes.
 */
final class Repack {

  private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

  private static final Pattern CLASS = Pattern.compile("(?!META-INF/|module-info).*\\.class");

  /** What Java and libraries ask for; others are for tools that Tollgate does not use. */
  private static final Set<Attributes.Name> READ =
      Set.of(
          Attributes.Name.MANIFEST_VERSION,
          Attributes.Name.MULTI_RELEASE,
          Attributes.Name.MAIN_CLASS,
          Attributes.Name.CLASS_PATH,
          Attributes.Name.IMPLEMENTATION_TITLE,
          Attributes.Name.IMPLEMENTATION_VENDOR,
          Attributes.Name.IMPLEMENTATION_VERSION,
          Attributes.Name.SPECIFICATION_TITLE,
          Attributes.Name.SPECIFICATION_VENDOR,
          Attributes.Name.SPECIFICATION_VERSION);

  /** Where the low byte of the major version is in a class file, and how much of it to read. */
  private static final int MAJOR_VERSION = 7;

  private static final int HEADER = 8;

  private Repack() {}

  public static void main(String[] directory) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(directory[0]), "*.jar")) {
      for (Path jar : jars) {
        if (isUnfit(jar)) {
          repack(jar);
        }
        shortenManifest(jar);
      }
    }
  }

  /** One class tells how old the others are. */
  private static boolean isUnfit(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      if (file.stream().anyMatch(entry -> SIGNATURE.matcher(entry.getName()).matches())) {
        return true;
      }
      Optional<JarEntry> first =
          file.stream().filter(entry -> CLASS.matcher(entry.getName()).matches()).findFirst();
      return first.isPresent() && isOld(file.getInputStream(first.get()).readNBytes(HEADER));
    }
  }

  private static boolean isOld(byte[] bytes) {
    return bytes[MAJOR_VERSION] < ClassFile.JAVA_6_VERSION;
  }

  private static void repack(Path jar) throws IOException {
    Path made = jar.resolveSibling(jar.getFileName() + ".new");
    try (JarFile old = new JarFile(jar.toFile(), false);
        URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        OutputStream file = Files.newOutputStream(made);
        ZipOutputStream out = new ZipOutputStream(file)) {
      ClassFile api =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
      for (ZipEntry entry : Collections.list(old.entries())) {
        if (!SIGNATURE.matcher(entry.getName()).matches()) {
          ZipEntry copy = new ZipEntry(entry.getName());
          copy.setTimeLocal(entry.getTimeLocal());
          out.putNextEntry(copy);
          byte[] bytes = old.getInputStream(entry).readAllBytes();
          out.write(
              switch (entry.getName()) {
                case JarFile.MANIFEST_NAME -> withoutEntries(old.getManifest());
                case String name when name.endsWith(".class") -> raised(api, bytes);
                default -> bytes;
              });
          out.closeEntry();
        }
      }
    }
    Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] withoutEntries(Manifest manifest) throws IOException {
    manifest.getEntries().clear();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  /** Leaves the attributes that are read; all other bytes are copied as they are. */
  private static void shortenManifest(Path jar) throws IOException {
    Manifest whole;
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      whole = file.getManifest();
    }
    if (whole == null || !whole.getMainAttributes().keySet().retainAll(READ)) {
      return;
    }
    Path made = jar.resolveSibling(jar.getFileName() + ".new");
    Files.copy(jar, made, StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem zip = FileSystems.newFileSystem(made)) {
      Path manifest = zip.getPath(JarFile.MANIFEST_NAME);
      FileTime time = Files.getLastModifiedTime(manifest);
      Files.write(manifest, withoutEntries(whole));
      Files.setLastModifiedTime(manifest, time);
    }
    Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] raised(ClassFile api, byte[] bytes) {
    if (!isOld(bytes)) {
      return bytes;
    }
    ClassTransform version =
        (builder, element) -> {
          switch (element) {
            case ClassFileVersion _ -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            default -> builder.with(element);
          }
        };
    return api.transformClass(
        api.parse(bytes),
        version.andThen(
            ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element))));
  }
}
