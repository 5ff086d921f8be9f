import io.javalin.Javalin;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

record Products(Database database) {
  private static final Map<String, String> ORDERS = Map.of("name", "name, id", "price", "price, id");

  void register(Javalin app) {
    app.get("/products", this::search);
  }

  private void search(Context context) throws SQLException {
    String q = Objects.requireNonNullElse(context.queryParam("q"), "");
    String order = ORDERS.get(Objects.requireNonNullElse(context.queryParam("sort"), "name"));
    if (order == null) throw new Problem(400, "sort must be name or price");
    context.json(Map.of("items", database.query(
        "SELECT id, name, price FROM products WHERE NOT hidden AND name ILIKE '%' || ? || '%' ORDER BY " + order, q)));
  }
}
