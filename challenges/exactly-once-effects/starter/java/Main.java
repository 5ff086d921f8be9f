import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import java.sql.Connection;
import java.util.Map;
import javax.sql.DataSource;

public class Main {
  public static void main(String[] args) {
    DataSource database = openDatabase();
    Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
    app.get("/healthz", context -> {
      try (Connection connection = database.getConnection()) {
        connection.createStatement().execute("SELECT 1");
      }
      context.json(Map.of("status", "ok"));
    });
    app.error(404, context -> {
      context.status(501).json(Map.of("type", "about:blank", "title", "Not written yet", "status", 501));
      context.contentType("application/problem+json");
    });
    app.start("127.0.0.1", Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
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
