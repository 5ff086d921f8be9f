import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** A saga whose steps are tried three times each. */
public class Main {
  record Step(String url, int refusal) {}

  static final int TRIES = 3;
  static final DataSource DATABASE = openDatabase();
  static final ObjectMapper JSON = new ObjectMapper();
  static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  static final ExecutorService SAGAS = Executors.newFixedThreadPool(100);

  public static void main(String[] args) throws Exception {
    Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
    app.get("/healthz", context -> {
      query("SELECT 1", row -> "");
      context.json(Map.of("status", "ok"));
    });
    app.post("/orders", context -> {
      JsonNode order = JSON.readTree(context.body());
      String id = order.get("order").asText();
      String sql = "INSERT INTO orders (id, amount) VALUES (?, ?) ON CONFLICT DO NOTHING";
      if (execute(sql, id, order.get("amount").asInt()) == 1) SAGAS.submit(() -> run(id, false));
      context.status(202).json(Map.of("order", id));
    });
    app.get("/orders/{id}", context -> {
      String id = context.pathParam("id");
      List<String> states = query("SELECT state FROM orders WHERE id = ?", row -> row.getString(1), id);
      if (states.isEmpty()) context.status(404).json(Map.of("error", "no such order"));
      else context.json(Map.of("order", id, "state", states.get(0)));
    });
    String refused = "EXISTS (SELECT 1 FROM progress WHERE order_id = id)";
    query("SELECT id, " + refused + " FROM orders WHERE state = 'open'", row -> {
      String id = row.getString(1);
      boolean backwards = row.getBoolean(2);
      return SAGAS.submit(() -> run(id, backwards));
    });
    app.start("127.0.0.1", Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
  }

  static void run(String id, boolean backwards) {
    try {
      List<Step> steps = List.of(
          new Step(System.getenv("STOCK_URL") + "/reservations/" + id, 0),
          new Step(System.getenv("BANK_URL") + "/charges/" + id, 402),
          new Step(System.getenv("CARRIER_URL") + "/shipments/" + id, 409));
      if (!backwards && forwards(steps)) {
        execute("UPDATE orders SET state = 'confirmed' WHERE id = ?", id);
        return;
      }
      execute("INSERT INTO progress (order_id, step) VALUES (?, 'undo') ON CONFLICT DO NOTHING", id);
      for (Step step : steps) while (ask("DELETE", step.url()) / 100 != 2) Thread.sleep(100);
      execute("UPDATE orders SET state = 'cancelled' WHERE id = ?", id);
    } catch (Exception failure) {
      failure.printStackTrace();
    }
  }

  /** Whether all steps are done. A step that fails three times will not work: the order is undone. */
  static boolean forwards(List<Step> steps) throws InterruptedException {
    for (Step step : steps) {
      boolean done = false;
      for (int i = 0; i < TRIES && !done; i++) {
        int status = ask("PUT", step.url());
        if (status == step.refusal()) return false;
        done = status / 100 == 2;
        if (!done) Thread.sleep(50L << i);
      }
      if (!done) return false;
    }
    return true;
  }

  static int ask(String method, String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url))
          .timeout(Duration.ofSeconds(1))
          .method(method, HttpRequest.BodyPublishers.noBody())
          .build();
      return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (Exception failure) {
      return -1;
    }
  }

  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> query(String sql, Reader<T> reader, Object... values) throws SQLException {
    try (Connection connection = DATABASE.getConnection(); PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) query.setObject(i + 1, values[i]);
      ResultSet rows = query.executeQuery();
      List<T> found = new ArrayList<>();
      while (rows.next()) found.add(reader.read(rows));
      return found;
    }
  }

  static int execute(String sql, Object... values) throws SQLException {
    try (Connection connection = DATABASE.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
      return statement.executeUpdate();
    }
  }

  static DataSource openDatabase() {
    Map<String, String> env = System.getenv();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://%s:%s/%s?sslmode=disable"
        .formatted(env.get("PGHOST"), env.get("PGPORT"), env.get("PGDATABASE")));
    config.setUsername(env.get("PGUSER"));
    config.setPassword(env.get("PGPASSWORD"));
    config.setMaximumPoolSize(12);
    return new HikariDataSource(config);
  }
}
