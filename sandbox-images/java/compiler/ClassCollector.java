import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/** Keeps compiled classes in memory, and shows the compiler nothing but the platform and what it is given. */
final class ClassCollector extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

  ClassCollector(JavaFileManager platform) {
    super(platform);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind, FileObject sibling) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    classes.put(className.replace('.', '/') + kind.extension, bytes);
    return new SimpleJavaFileObject(URI.create("class:///" + className.replace('.', '/')), kind) {
      @Override
      public OutputStream openOutputStream() {
        return bytes;
      }
    };
  }

  @Override
  public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
      throws IOException {
    if (location == StandardLocation.CLASS_PATH || location == StandardLocation.SOURCE_PATH) return List.of();
    return super.list(location, packageName, kinds, recurse);
  }

  /** Packs without compression: the jar is read where it lies, in memory. */
  void writeJar(Path target) throws IOException {
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(target))) {
      jar.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, ByteArrayOutputStream> each : classes.entrySet()) {
        byte[] bytes = each.getValue().toByteArray();
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        jar.putNextEntry(entry);
        jar.write(bytes);
      }
    }
  }
}
