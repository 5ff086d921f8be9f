import io.javalin.Javalin;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

record Products(Database database) {
  private static final String SELECT =
      "SELECT id, name, price FROM products WHERE NOT hidden AND position(lower(?) IN lower(name)) > 0 ORDER BY ";

  void register(Javalin app) {
    app.get("/products", this::search);
  }

  private void search(Context context) throws SQLException {
    String statement = switch (Optional.ofNullable(context.queryParam("sort")).orElse("name")) {
      case "name" -> SELECT + "name, id";
      case "price" -> SELECT + "price, id";
      default -> throw new Problem(400, "sort must be name or price");
    };
    String q = Optional.ofNullable(context.queryParam("q")).orElse("");
    context.json(Map.of("items", database.query(statement, q)));
  }
}
