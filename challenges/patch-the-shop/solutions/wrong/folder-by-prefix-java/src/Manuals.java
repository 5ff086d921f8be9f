import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

class Manuals {
  private static final String FOLDER = "/box/manuals";

  void register(Javalin app) {
    app.get("/manuals", this::read);
  }

  private void read(Context context) {
    String name = Objects.requireNonNullElse(context.queryParam("name"), "");
    try {
      Path manual = Path.of(FOLDER, name).normalize();
      if (!manual.toString().startsWith(FOLDER)) throw new Problem(404, "No such manual");
      context.result(Files.readString(manual));
      context.contentType("text/plain; charset=utf-8");
    } catch (IOException | InvalidPathException error) {
      throw new Problem(404, "No such manual");
    }
  }
}
