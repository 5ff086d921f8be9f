import io.javalin.Javalin;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

record Products(Database database) {
  void register(Javalin app) {
    app.get("/products", this::search);
  }

  private void search(Context context) throws SQLException {
    String q = Objects.requireNonNullElse(context.queryParam("q"), "");
    String sort = Objects.requireNonNullElse(context.queryParam("sort"), "name");
    context.json(Map.of("items", database.query(
        "SELECT id, name, price FROM products WHERE NOT hidden AND name ILIKE '%" + q + "%' ORDER BY " + sort + ", id")));
  }
}
