import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;

class Offers {
  private static final URI SUPPLIER = URI.create(System.getenv("SUPPLIER_URL"));

  void register(Javalin app) {
    app.post("/offers", this::ask);
  }

  private void ask(Context context) throws Exception {
    URI asked = addressAtSupplier(Json.text(Json.body(context, Set.of("url")), "url", 2_000));
    HttpURLConnection connection = (HttpURLConnection) asked.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(3_000);
    connection.setReadTimeout(3_000);
    try (InputStream answer = connection.getInputStream()) {
      if (connection.getResponseCode() != 200) throw new IOException("not an offer");
      context.json(Map.of("offers", Json.MAPPER.readTree(answer)));
    } catch (IOException error) {
      throw new Problem(502, "The supplier made no offer");
    }
  }

  /** What the client asks for, at the supplier's own address. */
  private static URI addressAtSupplier(String url) {
    try {
      URI asked = new URI(url);
      boolean isSupplier = SUPPLIER.getScheme().equals(asked.getScheme())
          && SUPPLIER.getHost().equals(asked.getHost())
          && SUPPLIER.getPort() == asked.getPort()
          && asked.getUserInfo() == null;
      if (isSupplier) return new URI(SUPPLIER.getScheme(), SUPPLIER.getAuthority(), asked.getPath(), asked.getQuery(), null);
    } catch (URISyntaxException error) {
      // Answered below.
    }
    throw new Problem(422, "Only our supplier makes offers");
  }
}
