import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;

record Orders(Database database, Customers customers) {
  void register(Javalin app) {
    app.post("/orders", this::create);
    app.get("/orders", this::list);
    app.get("/orders/summary", this::summarize);
    app.get("/orders/{id}", context -> context.json(find(context)));
    app.get("/orders/{id}/invoice", this::invoice);
    app.post("/orders/{id}/cancel", this::cancel);
  }

  /** An order of the caller; others are as if they were not there. */
  private Map<String, Object> find(Context context) throws Exception {
    String id = context.pathParam("id");
    if (!id.matches("[1-9][0-9]{0,8}")) throw new Problem(404, "No such order");
    List<Map<String, Object>> found = database.query(
        "SELECT * FROM orders WHERE id = ? AND customer = ?", Integer.valueOf(id), Callers.login(context));
    if (found.isEmpty()) throw new Problem(404, "No such order");
    return found.getFirst();
  }

  private static void check(Map<String, Object> body) {
    if (!(body.get("product") instanceof Integer)) throw new Problem(422, "product must be a number");
    if (!(body.get("quantity") instanceof Integer quantity) || quantity < 1 || quantity > 20) {
      throw new Problem(422, "quantity must be 1 to 20");
    }
    if (!(body.get("card") instanceof String card) || !card.matches("[0-9]{12,19}")) {
      throw new Problem(422, "card must have 12 to 19 digits");
    }
  }

  private void create(Context context) throws Exception {
    Map<String, Object> body = Json.body(context);
    check(body);
    List<Map<String, Object>> products =
        database.query("SELECT price FROM products WHERE id = ? AND NOT hidden", body.get("product"));
    if (products.isEmpty()) throw new Problem(422, "There is no such product");
    int total = (int) products.getFirst().get("price") * (int) body.get("quantity");
    String card = (String) body.get("card");
    Map<String, Object> stored = database.query(
        "INSERT INTO orders (customer, product, quantity, total, card) VALUES (?, ?, ?, ?, ?) RETURNING *",
        Callers.login(context), body.get("product"), body.get("quantity"), total, card.substring(card.length() - 4)).getFirst();
    context.status(201).header("Location", "/orders/" + stored.get("id")).json(stored);
  }

  private void list(Context context) throws Exception {
    context.json(Map.of("items",
        database.query("SELECT * FROM orders WHERE customer = ? ORDER BY id", Callers.login(context))));
  }

  private void summarize(Context context) throws Exception {
    context.json(database.query(
        "SELECT count(*)::int AS orders, coalesce(sum(total), 0)::int AS total FROM orders WHERE customer = ?",
        Callers.login(context)).getFirst());
  }

  private void invoice(Context context) throws Exception {
    Map<String, Object> order = find(context);
    Object name = customers.find(Callers.login(context)).get("name");
    double total = (int) order.get("total") / 100.0;
    context.result(String.format(Locale.ROOT, "Invoice %s%n%s%nTotal %.2f%n", order.get("id"), name, total));
    context.contentType("text/plain; charset=utf-8");
  }

  private void cancel(Context context) throws Exception {
    context.json(database.query(
        "UPDATE orders SET status = 'canceled' WHERE id = ? RETURNING *", find(context).get("id")).getFirst());
  }
}
