import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

record Database(DataSource pool) {
  static Database open() {
    Map<String, String> env = System.getenv();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://%s:%s/%s?sslmode=disable"
        .formatted(env.get("PGHOST"), env.get("PGPORT"), env.get("PGDATABASE")));
    config.setUsername(env.get("PGUSER"));
    config.setPassword(env.get("PGPASSWORD"));
    config.setMaximumPoolSize(8);
    return new Database(new HikariDataSource(config));
  }

  /** The rows of one statement; values are those of ?, in their order. */
  List<Map<String, Object>> query(String sql, Object... values) throws SQLException {
    try (Connection connection = pool.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) statement.setObject(at + 1, values[at]);
      return statement.execute() ? rows(statement.getResultSet()) : List.of();
    }
  }

  private static List<Map<String, Object>> rows(ResultSet found) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    while (found.next()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
        row.put(found.getMetaData().getColumnLabel(column), found.getObject(column));
      }
      rows.add(row);
    }
    return rows;
  }
}
