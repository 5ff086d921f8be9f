import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Deliveries of one message take turns by an advisory lock; a mail has the id of its message, and is put until it works. */
public class Main {
  static final DataSource DATABASE = openDatabase();
  static final ObjectMapper JSON = new ObjectMapper();
  static final HttpClient MAIL = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Mails that this process has put. After a start it puts some again, under their ids. */
  static final Set<String> MAILED = ConcurrentHashMap.newKeySet();

  /** Mails that are being put: what is delivered again meanwhile waits for its next turn. */
  static final Set<String> PUTTING = ConcurrentHashMap.newKeySet();

  public static void main(String[] args) {
    Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
    app.get("/healthz", context -> {
      try (Connection connection = DATABASE.getConnection()) {
        connection.createStatement().execute("SELECT 1");
      }
      context.json(Map.of("status", "ok"));
    });
    app.get("/accounts/{id}", Main::account);
    app.post("/deliveries", context -> {
      JsonNode message = JSON.readTree(context.body());
      boolean done = message.get("topic").asText().equals("levels") ? level(message) : points(message);
      context.status(done ? 200 : 503).json(Map.of("done", done));
    });
    app.exception(SQLException.class, (error, context) -> context.status(503).json(Map.of("error", "no database")));
    app.start("127.0.0.1", Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
  }

  static void account(Context context) throws SQLException {
    try (Connection connection = DATABASE.getConnection();
        PreparedStatement query = connection.prepareStatement("SELECT balance, level FROM accounts WHERE id = ?")) {
      query.setString(1, context.pathParam("id"));
      ResultSet row = query.executeQuery();
      if (!row.next()) {
        context.status(404).json(Map.of("error", "no such account"));
        return;
      }
      context.json(Map.of("account", context.pathParam("id"), "balance", row.getInt(1), "level", row.getString(2)));
    }
  }

  static void execute(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
      statement.executeUpdate();
    }
  }

  static boolean level(JsonNode message) throws SQLException {
    int version = message.get("version").asInt();
    String sql = "UPDATE accounts SET level = ?, level_version = ? WHERE id = ? AND level_version < ?";
    try (Connection connection = DATABASE.getConnection()) {
      execute(connection, sql, message.get("level").asText(), version, message.get("account").asText(), version);
    }
    return true;
  }

  static boolean points(JsonNode message) throws SQLException {
    String id = message.get("id").asText();
    String account = message.get("account").asText();
    int points = message.get("points").asInt();
    book(id, account, points);
    if (MAILED.contains(id)) return true;
    if (!PUTTING.add(id)) return false;
    try {
      if (!put(id, account, points)) return false;
      MAILED.add(id);
      return true;
    } finally {
      PUTTING.remove(id);
    }
  }

  static void book(String id, String account, int points) throws SQLException {
    try (Connection connection = DATABASE.getConnection()) {
      connection.setAutoCommit(false);
      try {
        query(connection, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", id);
        if (!query(connection, "SELECT 1 FROM entries WHERE message = ?", id)) {
          execute(connection, "INSERT INTO entries (message, account, points) VALUES (?, ?, ?)", id, account, points);
          execute(connection, "UPDATE accounts SET balance = balance + ? WHERE id = ?", points, account);
        }
        connection.commit();
      } catch (SQLException failure) {
        connection.rollback();
        throw failure;
      }
    }
  }

  static boolean query(Connection connection, String sql, String value) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, value);
      return query.executeQuery().next();
    }
  }

  static boolean put(String id, String account, int points) {
    try {
      String body = JSON.writeValueAsString(Map.of("message", id, "account", account, "points", points));
      HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("MAIL_URL") + "/mails/" + id))
          .timeout(Duration.ofSeconds(4))
          .header("Content-Type", "application/json")
          .PUT(HttpRequest.BodyPublishers.ofString(body))
          .build();
      return MAIL.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (Exception failure) {
      return false;
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
