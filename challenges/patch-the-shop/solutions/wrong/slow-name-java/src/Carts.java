import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class Carts {
  /** What a token holds: data and no more. */
  record Item(int product, int quantity) {}

  record Cart(List<Item> items, String savedAt) {
    Cart {
      if (items == null || items.size() > 20 || items.contains(null)) throw new IllegalArgumentException("no items");
      savedAt = Instant.parse(savedAt == null ? "" : savedAt).toString();
    }
  }

  void register(Javalin app) {
    app.post("/carts", this::create);
    app.get("/carts", this::read);
  }

  // A saved cart is its own token, so it needs no table.
  private static String save(Cart cart) throws IOException {
    return Base64.getUrlEncoder().encodeToString(Json.MAPPER.writeValueAsBytes(cart));
  }

  private static Cart load(String token) {
    try {
      return Json.MAPPER.readValue(Base64.getUrlDecoder().decode(token), Cart.class);
    } catch (IOException | IllegalArgumentException | DateTimeException error) {
      throw new Problem(404, "No such cart");
    }
  }

  private static Item item(Object value) {
    if (value instanceof Map<?, ?> fields
        && fields.get("product") instanceof Integer product
        && fields.get("quantity") instanceof Integer quantity) {
      return new Item(product, quantity);
    }
    throw new Problem(422, "items must be products and quantities");
  }

  private void create(Context context) throws Exception {
    if (!(Json.body(context).get("items") instanceof List<?> items) || items.size() > 20) {
      throw new Problem(422, "items must be a list of up to 20");
    }
    List<Item> kept = new ArrayList<>();
    for (Object value : items) kept.add(item(value));
    context.status(201).json(Map.of("token", save(new Cart(kept, Instant.now().toString()))));
  }

  private void read(Context context) {
    Cart cart = load(String.valueOf(context.queryParam("token")));
    context.json(Map.of("items", cart.items(), "savedAt", cart.savedAt()));
  }
}
