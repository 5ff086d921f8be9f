import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

public class Main {
  // Where the other services are.
  static final String RATES_URL = System.getenv("RATES_URL");
  static final String STOCK_URL = System.getenv("STOCK_URL");

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
    server.setExecutor(Executors.newFixedThreadPool(64));
    server.createContext("/healthz", exchange -> send(exchange, 200, "{\"status\": \"ok\"}"));
    // GET /rates/{id} asks RATES_URL + "/rates/{id}", GET /stock/{id} asks STOCK_URL + "/stock/{id}".
    server.createContext("/", exchange -> send(exchange, 501, "{\"error\": \"not written yet\"}"));
    server.start();
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }
}
