import java.net.URI;
import java.net.URISyntaxException;
import javax.tools.SimpleJavaFileObject;

/** A source of a submission, spoken of by its path within it. A public class may have any name in it. */
final class SourceFile extends SimpleJavaFileObject {
  private final String path;
  private final String content;

  SourceFile(String path, String content) {
    super(uriOf(path), Kind.SOURCE);
    this.path = path;
    this.content = content;
  }

  @Override
  public String getName() {
    return path;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return content;
  }

  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == Kind.SOURCE && (!simpleName.endsWith("-info") || super.isNameCompatible(simpleName, kind));
  }

  private static URI uriOf(String path) {
    try {
      return new URI("source", null, "/" + path, null);
    } catch (URISyntaxException error) {
      throw new IllegalArgumentException(path, error);
    }
  }
}
