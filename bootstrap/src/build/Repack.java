import dev.tollgate.http.reference.QuickForm;
import dev.tollgate.http.reference.YamlFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites jars so that Java can keep their classes in an AOT cache. It keeps neither classes of
 * signed jars nor class files from before Java 6, so signatures go, with the digest of each entry
 * in the manifest, and old class files become those of Java 8. Java also parses the manifest of
 * each jar at every start, so attributes that nobody reads go as well, such as those of OSGi. Java
 * also reads the directory of each jar, so of Bouncy Castle's 6000 classes only those stay that
 * hashing passwords may need. The same jar gives the same bytes.
 */
final class Repack {

  private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

  /** Where jars name beans and services, by the type that Micronaut asks for. */
  private static final Pattern BEAN = Pattern.compile("META-INF/micronaut/([^/]+)/([^/]+)");

  private static final String SERVICES = "META-INF/services/";

  /**
   * What Micronaut asks for while a server starts. Asked for a type that is not among them, it
   * reads the directory of each jar, also if there is nothing of that type.
   */
  private static final List<String> ASKED =
      List.of(
          "io.micronaut.context.ApplicationContextConfigurer",
          "io.micronaut.context.env.PropertyExpressionResolver",
          "io.micronaut.context.env.PropertySourceLoader",
          "io.micronaut.core.beans.BeanIntrospectionReference",
          "io.micronaut.core.convert.TypeConverterRegistrar",
          "io.micronaut.http.HttpResponseFactory",
          "io.micronaut.inject.BeanConfiguration",
          "io.micronaut.inject.BeanDefinitionReference");

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

  /** What is used of a library that is much larger, by the start of its file's name. */
  private static final Map<String, List<String>> USED =
      Map.of(
          "bcprov-",
          List.of(
              "org/bouncycastle/crypto/generators/Argon2BytesGenerator",
              "org/bouncycastle/crypto/params/Argon2Parameters"));

  private static final Pattern NAME = Pattern.compile("[\\w$]+([./][\\w$]+)+");

  /** Where the low byte of the major version is in a class file, and how much of it to read. */
  private static final int MAJOR_VERSION = 7;

  private static final int HEADER = 8;

  private Repack() {}

  /** Repacks the jars in a directory, and puts an index of beans into the program beside it. */
  public static void main(String[] args) throws Exception {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
      for (Path jar : jars) {
        if (isUnfit(jar)) {
          repack(jar);
        }
        shortenManifest(jar);
      }
    }
    for (Path jar : classPath(Path.of(args[1]))) {
      writeQuickForms(jar);
    }
    indexBeans(Path.of(args[1]));
  }

  /** Puts what a start reads in YAML beside it as JSON. */
  private static void writeQuickForms(Path jar) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path root = zip.getPath("dev/tollgate/http");
      if (Files.exists(root)) {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
          files = all.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
        for (Path yaml : files) {
          byte[] json = QuickForm.write(YamlFile.parse(Files.readString(yaml)));
          Path quick = yaml.resolveSibling(QuickForm.nameOf(yaml.getFileName().toString()));
          Files.setLastModifiedTime(Files.write(quick, json), Files.getLastModifiedTime(yaml));
        }
      }
    }
  }

  /**
   * One line for each type that is asked for, with the names of its classes in the order of the
   * class path. Leaves out those that lack a library, as Micronaut does after it has looked for it.
   */
  private static void indexBeans(Path program) throws Exception {
    Map<String, SequencedSet<String>> index = new TreeMap<>();
    ASKED.forEach(type -> index.put(type, new LinkedHashSet<>()));
    List<URL> urls = new ArrayList<>();
    for (Path jar : classPath(program)) {
      urls.add(jar.toUri().toURL());
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        file.stream()
            .map(entry -> BEAN.matcher(entry.getName()))
            .filter(Matcher::matches)
            .filter(found -> index.containsKey(found.group(1)))
            .forEach(found -> index.get(found.group(1)).add(found.group(2)));
        for (String type : ASKED) {
          index.get(type).addAll(services(file, type));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    try (URLClassLoader classes = new URLClassLoader(urls.toArray(URL[]::new))) {
      for (Map.Entry<String, SequencedSet<String>> type : index.entrySet()) {
        List<String> words = new ArrayList<>(List.of(type.getKey()));
        for (String bean : type.getValue()) {
          if (isComplete(bean, classes)) {
            words.add(bean);
          }
        }
        lines.add(String.join(" ", words));
      }
    }
    try (FileSystem jar = FileSystems.newFileSystem(program)) {
      FileTime time = Files.getLastModifiedTime(jar.getPath(JarFile.MANIFEST_NAME));
      Path file = Files.write(jar.getPath("META-INF/beans"), lines);
      Files.setLastModifiedTime(file, time);
    }
  }

  private static List<Path> classPath(Path program) throws IOException {
    List<Path> jars = new ArrayList<>(List.of(program));
    try (JarFile file = new JarFile(program.toFile(), false)) {
      Attributes manifest = file.getManifest().getMainAttributes();
      for (String jar : manifest.getValue(Attributes.Name.CLASS_PATH).split(" ")) {
        jars.add(program.resolveSibling(jar));
      }
    }
    return jars;
  }

  private static List<String> services(JarFile jar, String type) throws IOException {
    ZipEntry entry = jar.getEntry(SERVICES + type);
    if (entry == null) {
      return List.of();
    }
    return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static boolean isComplete(String bean, ClassLoader classes) throws Exception {
    try {
      Object _ = Class.forName(bean, true, classes).getDeclaredConstructor().newInstance();
      return true;
    } catch (NoClassDefFoundError e) {
      return false;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof NoClassDefFoundError) {
        return false;
      }
      throw e;
    }
  }

  /** One class tells how old the others are. */
  private static boolean isUnfit(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      if (!file.stream().map(ZipEntry::getName).allMatch(stays(jar, file))) {
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
      Predicate<String> stays = stays(jar, old);
      for (ZipEntry entry : Collections.list(old.entries())) {
        if (stays.test(entry.getName())) {
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

  /**
   * Which entries of a jar stay: not its signatures, and of a library of which little is used only
   * licences and the classes that those in use mention.
   */
  private static Predicate<String> stays(Path jar, JarFile file) throws IOException {
    Deque<String> open = new ArrayDeque<>();
    USED.forEach(
        (library, classes) -> {
          if (jar.getFileName().toString().startsWith(library)) {
            open.addAll(classes);
          }
        });
    if (open.isEmpty()) {
      return entry -> !SIGNATURE.matcher(entry).matches();
    }
    Set<String> kept = new HashSet<>();
    while (!open.isEmpty()) {
      String entry = open.pop() + ".class";
      if (file.getEntry(entry) != null && kept.add(entry)) {
        open.addAll(mentioned(file.getInputStream(file.getEntry(entry)).readAllBytes()));
      }
    }
    return entry ->
        kept.contains(entry)
            || (entry.matches("META-INF/[^/]+") && !SIGNATURE.matcher(entry).matches());
  }

  /** Every name in a class file, also in text that may be the name of a class. */
  private static List<String> mentioned(byte[] bytes) {
    List<String> names = new ArrayList<>();
    for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
      if (entry instanceof Utf8Entry text) {
        NAME.matcher(text.stringValue())
            .results()
            .forEach(found -> names.add(found.group().replace('.', '/')));
      }
    }
    return names;
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
