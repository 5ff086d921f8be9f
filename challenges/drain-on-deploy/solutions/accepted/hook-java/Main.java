import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

public class Main {
  static final String RENDERER_URL = System.getenv("RENDERER_URL");
  static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  static final long CLOSES_AFTER_MS = 1_300;
  static final long CANCELS_AFTER_MS = 4_000;
  static final long ENDS_AFTER_MS = 4_500;
  static final byte[] EMPTY = "{}".getBytes();

  static final AtomicInteger open = new AtomicInteger();
  /** Done when what is still open must be given up. */
  static final CompletableFuture<Void> cancelled = new CompletableFuture<>();
  static volatile boolean isDraining = false;
  static volatile boolean isClosed = false;

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
    server.setExecutor(Executors.newFixedThreadPool(72));
    server.createContext("/healthz", exchange -> send(exchange, 200, EMPTY));
    server.createContext("/readyz", exchange -> send(exchange, isDraining ? 503 : 200, EMPTY));
    server.createContext("/invoices", Main::invoices);
    server.start();
    // The other threads go on while the hook runs.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(server)));
  }

  static void invoices(HttpExchange exchange) throws IOException {
    open.incrementAndGet();
    try {
      if (isClosed) send(exchange, 503, EMPTY);
      else render(exchange);
    } finally {
      open.decrementAndGet();
    }
  }

  static void render(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(RENDERER_URL + "/render"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> asking =
        HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      CompletableFuture.anyOf(asking, cancelled).get();
      if (!asking.isDone()) {
        asking.cancel(true);
        send(exchange, 503, EMPTY);
        return;
      }
      HttpResponse<byte[]> answer = asking.get();
      if (answer.statusCode() == 200) send(exchange, 200, answer.body());
      else send(exchange, 502, EMPTY);
    } catch (ExecutionException | InterruptedException error) {
      send(exchange, 502, EMPTY);
    }
  }

  static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (isClosed) exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  static void drain(HttpServer server) {
    long began = System.currentTimeMillis();
    isDraining = true;
    sleepUntil(began + CLOSES_AFTER_MS);
    isClosed = true;
    awaitNone(began + CANCELS_AFTER_MS);
    cancelled.complete(null);
    awaitNone(began + ENDS_AFTER_MS);
    server.stop(0);
    Runtime.getRuntime().halt(0);
  }

  static void awaitNone(long untilMs) {
    while (open.get() > 0 && System.currentTimeMillis() < untilMs) {
      sleepUntil(System.currentTimeMillis() + 20);
    }
  }

  static void sleepUntil(long atMs) {
    try {
      Thread.sleep(Math.max(0, atMs - System.currentTimeMillis()));
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
    }
  }
}
