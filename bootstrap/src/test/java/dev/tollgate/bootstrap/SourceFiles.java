package dev.tollgate.bootstrap;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Files of the repository, without what builds and other tests make and remove meanwhile. */
final class SourceFiles {

  private static final Set<String> MADE = Set.of(".git", "target", "node_modules");

  private SourceFiles() {}

  static List<Path> below(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    Path _ =
        Files.walkFileTree(
            directory,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                return MADE.contains(each.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                files.add(each);
                return FileVisitResult.CONTINUE;
              }
            });
    return files;
  }
}
