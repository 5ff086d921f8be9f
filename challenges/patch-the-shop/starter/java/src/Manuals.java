import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

class Manuals {
  private static final Path FOLDER = Path.of("/box/manuals");

  void register(Javalin app) {
    app.get("/manuals", this::read);
  }

  private void read(Context context) {
    String name = Objects.requireNonNullElse(context.queryParam("name"), "").replaceFirst("\\.\\./", "");
    try {
      context.result(Files.readString(FOLDER.resolve(name)));
      context.contentType("text/plain; charset=utf-8");
    } catch (IOException | InvalidPathException error) {
      throw new Problem(404, "No such manual");
    }
  }
}
