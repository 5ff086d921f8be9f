import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class Manuals {
  private static final Path FOLDER = Path.of("/box/manuals");

  void register(Javalin app) {
    app.get("/manuals", this::read);
  }

  private void read(Context context) throws IOException {
    String name = context.queryParam("name");
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> named = files.filter(file -> file.getFileName().toString().equals(name)).toList();
      if (named.isEmpty()) throw new Problem(404, "No such manual");
      context.result(Files.readString(named.getFirst()));
      context.contentType("text/plain; charset=utf-8");
    }
  }
}
