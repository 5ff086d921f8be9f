package hone.typical;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.Map;

/** A service like those that are written here, asked once: the classes that it loads are archived. */
public class Typical {
  public static void main(String[] args) throws Exception {
    Javalin app = Javalin.create((config) -> config.showJavalinBanner = false);
    app.get("/things/{id}", (context) -> context.status(200).json(Map.of("id", context.pathParam("id"))));
    app.post("/things", (context) -> context.status(201).json(context.bodyAsClass(Map.class)));
    app.exception(IllegalArgumentException.class, (error, context) -> context.status(400));
    app.start("127.0.0.1", 8080);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder things = HttpRequest.newBuilder(URI.create("http://127.0.0.1:8080/things"));
      client.send(things.copy().uri(URI.create("http://127.0.0.1:8080/things/1")).build(), BodyHandlers.ofString());
      client.send(things.POST(HttpRequest.BodyPublishers.ofString("{\"a\": [1, true]}")).build(), BodyHandlers.ofString());
    }
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:5432/app?sslmode=disable");
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(250);
    try (HikariDataSource source = new HikariDataSource(pool)) {
      source.getConnection().close();
    } catch (SQLException nobodyListens) {
      System.out.println("archived");
    }
    app.stop();
    System.exit(0);
  }
}
