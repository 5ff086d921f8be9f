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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

public class Main {
  static final ObjectMapper json = new ObjectMapper();
  static final DataSource database = openDatabase();

  public static void main(String[] args) {
    // First of all, as events of a former life may wait.
    Relay relay = new Relay(URI.create(System.getenv("BROKER_URL") + "/topics/orders"));
    Executors.newSingleThreadScheduledExecutor()
        .scheduleWithFixedDelay(relay, 0, 50, TimeUnit.MILLISECONDS);
    Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
    app.get("/healthz", Main::health);
    app.post("/orders", Main::place);
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
    JsonNode order = body.path("order");
    JsonNode amount = body.path("amount");
    if (!order.isTextual() || !amount.isInt() || amount.intValue() < 1) {
      context.status(422).json(Map.of("error", "an order has an id and an amount of at least 1"));
      return;
    }
    store(order.textValue(), amount.intValue());
    context.status(201).json(body);
  }

  /** The order and its event in one transaction. */
  static void store(String order, int amount) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement orders = connection.prepareStatement(
              "INSERT INTO orders (id, amount) VALUES (?, ?) ON CONFLICT DO NOTHING");
          PreparedStatement outbox = connection.prepareStatement(
              "INSERT INTO outbox (event) VALUES (?::jsonb)")) {
        orders.setString(1, order);
        orders.setInt(2, amount);
        if (orders.executeUpdate() == 1) {
          Map<String, Object> event =
              Map.of("id", UUID.randomUUID(), "type", "order.placed", "order", order, "amount", amount);
          outbox.setString(1, json.writeValueAsString(event));
          outbox.executeUpdate();
        }
        connection.commit();
      } catch (SQLException | IOException failure) {
        connection.rollback();
        throw failure;
      }
    }
  }

  /** Publishes what is in the outbox, oldest first, until the broker fails or nothing is left. */
  record Relay(URI topic, HttpClient http) implements Runnable {
    Relay(URI topic) {
      this(topic, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    @Override
    public void run() {
      // An exception that got out of here would end the schedule.
      try (Connection connection = database.getConnection();
          PreparedStatement oldest = connection.prepareStatement(
              "SELECT id, event FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT 1");
          PreparedStatement mark = connection.prepareStatement(
              "UPDATE outbox SET published_at = now() WHERE id = ?")) {
        while (publishNext(oldest, mark)) {}
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      } catch (SQLException | IOException | RuntimeException failure) {
        System.err.println("tried again in a moment: " + failure.getMessage());
      }
    }

    private boolean publishNext(PreparedStatement oldest, PreparedStatement mark)
        throws SQLException, IOException, InterruptedException {
      try (ResultSet row = oldest.executeQuery()) {
        if (!row.next()) return false;
        publish(row.getString("event"));
        mark.setLong(1, row.getLong("id"));
        mark.executeUpdate();
        return true;
      }
    }

    private void publish(String event) throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(topic)
          .header("Content-Type", "application/json")
          .timeout(Duration.ofSeconds(1))
          .POST(BodyPublishers.ofString(event))
          .build();
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 202) throw new IOException("the broker answered " + status);
    }
  }

  static DataSource openDatabase() {
    Map<String, String> env = System.getenv();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://%s:%s/%s?sslmode=disable"
        .formatted(env.get("PGHOST"), env.get("PGPORT"), env.get("PGDATABASE")));
    config.setUsername(env.get("PGUSER"));
    config.setPassword(env.get("PGPASSWORD"));
    config.setMaximumPoolSize(8);
    return new HikariDataSource(config);
  }
}
