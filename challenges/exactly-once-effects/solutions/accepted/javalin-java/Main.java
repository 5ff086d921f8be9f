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
import javax.sql.DataSource;

public class Main {
  static final ObjectMapper json = new ObjectMapper();
  static final DataSource database = openDatabase();
  static final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public static void main(String[] args) {
    Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
    app.get("/healthz", Main::health);
    app.get("/accounts/{id}", Main::read);
    app.post("/deliveries", Main::deliver);
    app.start("127.0.0.1", Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
  }

  static void health(Context context) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!connection.isValid(1)) throw new SQLException("the database does not answer");
    }
    context.json(Map.of("status", "ok"));
  }

  static void read(Context context) throws SQLException {
    String sql = "SELECT id, balance, level FROM accounts WHERE id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, context.pathParam("id"));
      ResultSet row = select.executeQuery();
      if (row.next()) {
        context.json(Map.of("account", row.getString(1), "balance", row.getInt(2), "level", row.getString(3)));
      } else {
        context.status(404).json(Map.of("error", "no such account"));
      }
    }
  }

  static void deliver(Context context) throws SQLException, IOException, InterruptedException {
    JsonNode message = json.readTree(context.body());
    if (message.path("topic").asText().equals("levels")) {
      setLevel(message);
    } else {
      addPoints(message);
      putMail(message);
    }
    context.status(204);
  }

  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at += 1) statement.setObject(at + 1, values[at]);
      return statement.executeUpdate();
    }
  }

  static void setLevel(JsonNode message) throws SQLException {
    int version = message.path("version").asInt();
    try (Connection connection = database.getConnection()) {
      update(
          connection,
          "UPDATE accounts SET level = ?, level_version = ? WHERE id = ? AND level_version < ?",
          message.path("level").asText(), version, message.path("account").asText(), version);
    }
  }

  /** The record of the message, its entry and the balance: all of them or none. */
  static void addPoints(JsonNode message) throws SQLException {
    String id = message.path("id").asText();
    String account = message.path("account").asText();
    int points = message.path("points").asInt();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        if (update(connection, "INSERT INTO inbox (message) VALUES (?) ON CONFLICT DO NOTHING", id) == 1) {
          update(connection, "INSERT INTO entries (message, account, points) VALUES (?, ?, ?)", id, account, points);
          update(connection, "UPDATE accounts SET balance = balance + ? WHERE id = ?", points, account);
        }
        connection.commit();
      } catch (SQLException failure) {
        connection.rollback();
        throw failure;
      }
    }
  }

  /** At every delivery; mail knows by the id that it is the same. */
  static void putMail(JsonNode message) throws IOException, InterruptedException {
    String id = message.path("id").asText();
    Map<String, Object> mail =
        Map.of("message", id, "account", message.path("account").asText(), "points", message.path("points").asInt());
    HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("MAIL_URL") + "/mails/" + id))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(4))
        .PUT(BodyPublishers.ofString(json.writeValueAsString(mail)))
        .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) throw new IOException("mail answered " + status);
  }

  static DataSource openDatabase() {
    Map<String, String> env = System.getenv();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://%s:%s/%s?sslmode=disable"
        .formatted(env.get("PGHOST"), env.get("PGPORT"), env.get("PGDATABASE")));
    config.setUsername(env.get("PGUSER"));
    config.setPassword(env.get("PGPASSWORD"));
    config.setMaximumPoolSize(16);
    return new HikariDataSource(config);
  }
}
