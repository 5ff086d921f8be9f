import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

public class Main {
  static final ObjectMapper json = new ObjectMapper();
  static final DataSource database = openDatabase();

  public static void main(String[] args) {
    // First of all, as orders of a former life may wait.
    Executors.newSingleThreadScheduledExecutor()
        .scheduleWithFixedDelay(new Worker(), 0, 50, TimeUnit.MILLISECONDS);
    Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
    app.get("/healthz", Main::health);
    app.post("/orders", Main::place);
    app.get("/orders/{id}", Main::read);
    app.start("127.0.0.1", Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
  }

  static void health(Context context) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!connection.isValid(1)) throw new SQLException("the database does not answer");
    }
    context.json(Map.of("status", "ok"));
  }

  static void place(Context context) throws SQLException, IOException {
    JsonNode body = json.readTree(context.body());
    String order = body.path("order").asText();
    update("INSERT INTO orders (id, amount) VALUES (?, ?) ON CONFLICT DO NOTHING", order, body.path("amount").asInt());
    context.status(202).json(Map.of("order", order, "state", "open"));
  }

  static void read(Context context) throws SQLException {
    String order = context.pathParam("id");
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement("SELECT state FROM orders WHERE id = ?")) {
      select.setString(1, order);
      ResultSet row = select.executeQuery();
      if (row.next()) context.json(Map.of("order", order, "state", row.getString(1)));
      else context.status(404).json(Map.of("error", "no such order"));
    }
  }

  static void update(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at += 1) statement.setObject(at + 1, values[at]);
      statement.executeUpdate();
    }
  }

  record OpenOrder(String id, boolean isReturning) {}

  /** Looks for open orders, and hands each to a thread unless one is at it. */
  static final class Worker implements Runnable {
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Steps steps = new Steps();

    @Override
    public void run() {
      // An exception that got out of here would end the schedule.
      try {
        for (OpenOrder order : findOpen()) {
          if (taken.add(order.id())) threads.submit(() -> advance(order));
        }
      } catch (SQLException | RuntimeException failure) {
        System.err.println("looked again in a moment: " + failure.getMessage());
      }
    }

    private List<OpenOrder> findOpen() throws SQLException {
      String sql =
          "SELECT id, EXISTS (SELECT FROM progress WHERE order_id = id) FROM orders WHERE state = 'open' LIMIT 40";
      List<OpenOrder> found = new ArrayList<>();
      try (Connection connection = database.getConnection();
          PreparedStatement select = connection.prepareStatement(sql);
          ResultSet rows = select.executeQuery()) {
        while (rows.next()) found.add(new OpenOrder(rows.getString(1), rows.getBoolean(2)));
      }
      return found;
    }

    private void advance(OpenOrder order) {
      String id = order.id();
      try {
        boolean isReturning = order.isReturning();
        if (!isReturning && !steps.doAll(id)) {
          update("INSERT INTO progress (order_id, step) VALUES (?, 'return') ON CONFLICT DO NOTHING", id);
          isReturning = true;
        }
        if (isReturning) steps.undoAll(id);
        update("UPDATE orders SET state = ? WHERE id = ?", isReturning ? "cancelled" : "confirmed", id);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      } catch (SQLException | IOException | RuntimeException failure) {
        System.err.println(id + " is tried again: " + failure.getMessage());
      } finally {
        taken.remove(id);
      }
    }
  }

  /** The three services. An exception means that nobody knows. */
  static final class Steps {
    private static final Map<String, String> ENV = System.getenv();
    private static final List<String> URLS = List.of(
        ENV.get("STOCK_URL") + "/reservations/", ENV.get("BANK_URL") + "/charges/", ENV.get("CARRIER_URL") + "/shipments/");
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** False once one is refused. */
    boolean doAll(String order) throws IOException, InterruptedException {
      for (String url : URLS) {
        int status = send("PUT", url + order);
        if (status == 402 || status == 409) return false;
        require(status, url);
      }
      return true;
    }

    void undoAll(String order) throws IOException, InterruptedException {
      for (String url : URLS) require(send("DELETE", url + order), url);
    }

    private int send(String method, String url) throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url))
          .timeout(Duration.ofSeconds(1))
          .method(method, BodyPublishers.noBody())
          .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static void require(int status, String url) throws IOException {
      if (status / 100 != 2) throw new IOException(url + " answered " + status);
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
