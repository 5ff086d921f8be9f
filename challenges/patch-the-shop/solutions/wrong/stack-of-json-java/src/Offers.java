import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

class Offers {
  private static final URI SUPPLIER = URI.create(System.getenv().getOrDefault("SUPPLIER_URL", ""));
  /** This client follows no redirects unless it is told to. */
  private final HttpClient client = HttpClient.newHttpClient();

  void register(Javalin app) {
    app.post("/offers", this::ask);
  }

  private static URI parse(Object value) {
    if (!(value instanceof String text)) throw new Problem(422, "url must be an address");
    try {
      return URI.create(text);
    } catch (IllegalArgumentException error) {
      throw new Problem(422, "url must be an address");
    }
  }

  private void ask(Context context) throws Exception {
    URI url = parse(Json.body(context).get("url"));
    boolean isSupplier = Objects.equals(url.getScheme(), SUPPLIER.getScheme())
        && Objects.equals(url.getRawAuthority(), SUPPLIER.getRawAuthority());
    if (!isSupplier) throw new Problem(422, "Only our supplier makes offers");
    context.json(Map.of("offers", read(url)));
  }

  private JsonNode read(URI url) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(3)).build();
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) throw new Problem(502, "The supplier made no offer");
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException error) {
      throw new Problem(502, "The supplier made no offer");
    }
  }
}
