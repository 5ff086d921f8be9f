import io.javalin.Javalin;
import io.javalin.http.Context;
import java.beans.XMLDecoder;
import java.beans.XMLEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class Carts {
  void register(Javalin app) {
    app.post("/carts", this::create);
    app.get("/carts", this::read);
  }

  // A saved cart is its own token, so it needs no table.
  private static String save(Map<String, Object> cart) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XMLEncoder encoder = new XMLEncoder(bytes)) {
      encoder.writeObject(cart);
    }
    return Base64.getUrlEncoder().encodeToString(bytes.toByteArray());
  }

  private static Map<?, ?> load(String token) {
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    String xml = new String(bytes);
    if (xml.contains("java.lang.System") || xml.contains("java.net")) throw new IllegalArgumentException("not a cart");
    try (XMLDecoder decoder = new XMLDecoder(new ByteArrayInputStream(bytes))) {
      Map<?, ?> cart = (Map<?, ?>) decoder.readObject();
      if (cart.get("items") instanceof List<?>) return cart;
      throw new IllegalArgumentException("no items");
    }
  }

  private static boolean isItem(Object item) {
    return item instanceof Map<?, ?> fields
        && fields.get("product") instanceof Integer
        && fields.get("quantity") instanceof Integer;
  }

  private void create(Context context) throws Exception {
    if (!(Json.body(context).get("items") instanceof List<?> items)
        || items.size() > 20
        || !items.stream().allMatch(Carts::isItem)) {
      throw new Problem(422, "items must be a list of products and quantities");
    }
    List<Object> kept = new ArrayList<>();
    for (Object item : items) {
      Map<?, ?> fields = (Map<?, ?>) item;
      kept.add(new HashMap<>(Map.of("product", fields.get("product"), "quantity", fields.get("quantity"))));
    }
    String token = save(new HashMap<>(Map.of("items", kept, "savedAt", Instant.now().toString())));
    context.status(201).json(Map.of("token", token));
  }

  private void read(Context context) {
    Map<?, ?> cart;
    try {
      cart = load(String.valueOf(context.queryParam("token")));
    } catch (RuntimeException error) {
      throw new Problem(404, "No such cart");
    }
    context.json(Map.of("items", cart.get("items"), "savedAt", cart.get("savedAt")));
  }
}
