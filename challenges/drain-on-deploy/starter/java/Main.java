import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

public class Main {
  // Where the renderer is.
  static final String RENDERER_URL = System.getenv("RENDERER_URL");

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
    server.setExecutor(Executors.newFixedThreadPool(64));
    server.createContext("/healthz", exchange -> send(exchange, 200, "{\"status\": \"ok\"}"));
    server.createContext("/readyz", exchange -> send(exchange, 200, "{\"status\": \"ready\"}"));
    // POST /invoices asks RENDERER_URL + "/render". On SIGTERM the process ends right away.
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
