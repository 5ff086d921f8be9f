import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

class Manuals {
  private static final Path FOLDER = Path.of("/box/manuals");

  void register(Javalin app) {
    app.get("/manuals", this::read);
  }

  private void read(Context context) {
    String name = Optional.ofNullable(context.queryParam("name")).orElse("");
    try {
      Path manual = FOLDER.resolve(name).toRealPath();
      if (!FOLDER.equals(manual.getParent()) || !Files.isRegularFile(manual)) throw new Problem(404, "No such manual");
      context.result(Files.readString(manual));
      context.contentType("text/plain; charset=utf-8");
    } catch (IOException | InvalidPathException error) {
      throw new Problem(404, "No such manual");
    }
  }
}
