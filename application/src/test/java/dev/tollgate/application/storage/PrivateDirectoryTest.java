package dev.tollgate.application.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of ours are closed to other users whatever they were before, or they are not used. */
class PrivateDirectoryTest {

  @TempDir private Path temporary;

  private Path data() {
    return temporary.resolve("data");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Path set(Path path, String permissions) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static Path open(Path file) throws IOException {
    return set(Files.writeString(file, "content"), "rw-rw-r--");
  }

  private static String refusal(Path path) {
    String sentence =
        assertThrows(
                StorageMisconfigured.class, () -> PrivateDirectory.at(path).secure(name -> true))
            .getMessage();
    assertTrue(sentence.endsWith(".") && sentence.lines().count() == 1, sentence);
    return sentence;
  }

  @Test
  void aNewDirectoryIsForItsOwnerOnly() throws IOException {
    PrivateDirectory made = PrivateDirectory.at(temporary.resolve("above/data"));

    assertEquals("rwx------", permissions(made.path()));
    assertEquals("rwx------", permissions(temporary.resolve("above")));
  }

  @Test
  void aDirectoryThatOthersCouldEnterIsClosed() throws IOException {
    Path _ = set(Files.createDirectory(data()), "rwxrwxr-x");

    PrivateDirectory _ = PrivateDirectory.at(data());

    assertEquals("rwx------", permissions(data()));
  }

  @Test
  void aFileOfOursIsClosedAndAnotherIsLeftAsItIs() throws IOException {
    PrivateDirectory directory = PrivateDirectory.at(data());
    Path ours = open(data().resolve("ours"));
    Path other = open(data().resolve("other"));

    directory.secure(name -> name.equals("ours"));

    assertEquals("rw-------", permissions(ours));
    assertEquals("rw-rw-r--", permissions(other));
  }

  @Test
  void aDirectoryBehindAnOwnLinkIsClosed() throws IOException {
    Path real = set(Files.createDirectory(temporary.resolve("real")), "rwxr-xr-x");
    Path _ = Files.createSymbolicLink(data(), real);

    PrivateDirectory _ = PrivateDirectory.at(data());

    assertEquals("rwx------", permissions(real));
  }

  @Test
  void aFileThatLeadsElsewhereIsRefused() throws IOException {
    PrivateDirectory _ = PrivateDirectory.at(data());
    Path elsewhere = open(temporary.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(data().resolve("master.key"), elsewhere);

    assertTrue(refusal(data()).startsWith("The file " + link + " is a symbolic link"));
    assertEquals("rw-rw-r--", permissions(elsewhere));
  }

  @Test
  void aDirectoryThatEveryUserCanWriteToIsRefused() throws IOException {
    Path _ = set(Files.createDirectory(data()), "rwxrwxrwx");

    assertTrue(refusal(data()).startsWith("Every user can write to the data directory " + data()));
    assertEquals("rwxrwxrwx", permissions(data()));
  }

  /** Root can give a directory away; for everybody else, one of root's is not theirs. */
  @Test
  void aDirectoryOfAnotherUserIsRefused() throws IOException {
    boolean isRoot = Files.getOwner(temporary).getName().equals("root");
    Path directory = isRoot ? Files.createDirectory(data()) : Path.of("/usr");
    if (isRoot) {
      Path _ = Files.setAttribute(directory, "unix:uid", 12_345);
    }

    assertTrue(refusal(directory).contains(" owns " + directory + ": run Tollgate as that user"));
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsRefused() throws IOException {
    Path _ = Files.writeString(data(), "");

    assertTrue(refusal(data()).contains(data() + " is a file"));
    assertTrue(refusal(data().resolve("below")).contains("cannot be made"));
  }
}
