package dev.tollgate.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.StorageProvider;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Builds jars as authors of plug-ins do. */
final class PluginJar {

  static final String SERVICE = "META-INF/services/" + StorageProvider.class.getName();

  private PluginJar() {}

  /** Compiles one source file; answers with the directory of its classes. */
  static Path compile(Path directory, String name, String source, String classPath)
      throws IOException {
    Path file = Files.writeString(directory.resolve(name + ".java"), source);
    Path classes = Files.createDirectory(directory.resolve(name));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-Xlint:all", "-Werror", "-cp", classPath, "-d", classes.toString());
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      boolean compiled =
          compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(file)).call();
      assertTrue(compiled, said.toString());
    }
    return classes;
  }

  /** Makes a directory of one jar with these classes, which names the provider. */
  static Path pack(Path plugin, Path classes, String provider) throws IOException {
    Path _ = Files.createDirectory(plugin);
    try (JarOutputStream jar =
            new JarOutputStream(Files.newOutputStream(plugin.resolve("plugin.jar")));
        Stream<Path> files = Files.walk(classes)) {
      put(jar, SERVICE, provider.getBytes(UTF_8));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        put(jar, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return plugin;
  }

  private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(content);
    jar.closeEntry();
  }
}
