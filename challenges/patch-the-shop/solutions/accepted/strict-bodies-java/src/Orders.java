import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

record Orders(Database database, Customers customers) {
  void register(Javalin app) {
    app.post("/orders", this::create);
    app.get("/orders", context -> context.json(Map.of("items", own(context))));
    app.get("/orders/summary", this::summarize);
    app.get("/orders/{id}", context -> context.json(named(context)));
    app.get("/orders/{id}/invoice", this::invoice);
    app.post("/orders/{id}/cancel", this::cancel);
  }

  private List<Map<String, Object>> own(Context context) throws Exception {
    return database.query("SELECT * FROM orders WHERE customer = ? ORDER BY id", Callers.login(context));
  }

  /** The caller's order with the id in the path; there are no others. */
  private Map<String, Object> named(Context context) throws Exception {
    String id = context.pathParam("id");
    return own(context).stream()
        .filter(order -> order.get("id").toString().equals(id))
        .findFirst()
        .orElseThrow(() -> new Problem(404, "No such order"));
  }

  private void create(Context context) throws Exception {
    JsonNode body = Json.body(context, Set.of("product", "quantity", "card"));
    int product = Json.whole(body, "product", 0, Integer.MAX_VALUE);
    int quantity = Json.whole(body, "quantity", 1, 20);
    String card = Json.text(body, "card", 19);
    boolean isCard = card.length() >= 12 && card.chars().allMatch(each -> each >= '0' && each <= '9');
    if (!isCard) throw new Problem(422, "card must have 12 to 19 digits");
    List<Map<String, Object>> stored = database.query(
        "INSERT INTO orders (customer, product, quantity, total, card)"
            + " SELECT ?, id, ?, price * ?, ? FROM products WHERE id = ? AND NOT hidden RETURNING *",
        Callers.login(context), quantity, quantity, card.substring(card.length() - 4), product);
    if (stored.isEmpty()) throw new Problem(422, "There is no such product");
    context.status(201).header("Location", "/orders/" + stored.getFirst().get("id")).json(stored.getFirst());
  }

  private void summarize(Context context) throws Exception {
    List<Map<String, Object>> orders = own(context);
    int total = orders.stream().mapToInt(order -> (int) order.get("total")).sum();
    context.json(Map.of("orders", orders.size(), "total", total));
  }

  private void invoice(Context context) throws Exception {
    Map<String, Object> order = named(context);
    Object name = customers.find(Callers.login(context)).get("name");
    BigDecimal total = BigDecimal.valueOf((int) order.get("total"), 2);
    context.result("Invoice " + order.get("id") + "\n" + name + "\nTotal " + total + "\n");
    context.contentType("text/plain; charset=utf-8");
  }

  private void cancel(Context context) throws Exception {
    database.query("UPDATE orders SET status = 'canceled' WHERE id = ?", named(context).get("id"));
    context.json(named(context));
  }
}
