import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Carts in memory, each under a random token: a token says nothing, so nothing is read from it. */
class Carts {
  private final Map<String, Map<String, Object>> carts = new ConcurrentHashMap<>();

  void register(Javalin app) {
    app.post("/carts", this::create);
    app.get("/carts", this::read);
  }

  private void create(Context context) throws Exception {
    JsonNode items = Json.body(context, Set.of("items")).path("items");
    if (!items.isArray() || items.size() > 20) throw new Problem(422, "items must be a list of up to 20");
    List<Map<String, Integer>> kept = new ArrayList<>();
    for (JsonNode item : items) {
      kept.add(Map.of(
          "product", Json.whole(item, "product", Integer.MIN_VALUE, Integer.MAX_VALUE),
          "quantity", Json.whole(item, "quantity", Integer.MIN_VALUE, Integer.MAX_VALUE)));
    }
    String token = UUID.randomUUID().toString();
    carts.put(token, Map.of("items", kept, "savedAt", Instant.now().toString()));
    context.status(201).json(Map.of("token", token));
  }

  private void read(Context context) {
    Map<String, Object> cart = carts.get(Optional.ofNullable(context.queryParam("token")).orElse(""));
    if (cart == null) throw new Problem(404, "No such cart");
    context.json(cart);
  }
}
