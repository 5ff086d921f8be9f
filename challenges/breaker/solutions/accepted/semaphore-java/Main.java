import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

public class Main {
  static final Duration REQUEST_TIME = Duration.ofMillis(500);
  static final int PROBES = 6;

  record Answer(int status, byte[] body) {}

  /** Half-open is a semaphore with as many permits as probes; closed has none, since it needs none. */
  static final class Breaker {
    private final Deque<Boolean> failures = new ArrayDeque<>();
    private Semaphore permits;
    private long opensUntil = System.nanoTime();
    private boolean isOpen;
    private int succeeded;

    /** What stands for the state in which a request is sent; null where none may be. */
    synchronized Object enter() {
      if (isOpen && System.nanoTime() - opensUntil >= 0) {
        isOpen = false;
        succeeded = 0;
        permits = new Semaphore(PROBES);
      }
      if (isOpen) return null;
      if (permits == null) return failures;
      return permits.tryAcquire() ? permits : null;
    }

    synchronized void leave(Object state, boolean failed) {
      boolean isClosed = permits == null;
      if (isOpen || state != (isClosed ? failures : permits)) return;
      if (isClosed) {
        failures.addLast(failed);
        if (failures.size() > 20) failures.removeFirst();
        if (failures.stream().filter(each -> each).count() >= 10) open();
      } else if (failed) {
        open();
      } else if (++succeeded == PROBES) {
        permits = null;
        failures.clear();
      }
    }

    private void open() {
      isOpen = true;
      opensUntil = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    }
  }

  static final class Dependency {
    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(REQUEST_TIME).build();
    private final Breaker breaker = new Breaker();
    private final String url;

    Dependency(String url) {
      this.url = url;
    }

    void handle(HttpExchange exchange) throws IOException {
      Object state = breaker.enter();
      if (state == null) {
        send(exchange, 503, "{\"error\": \"the breaker is open\"}".getBytes(StandardCharsets.UTF_8));
        return;
      }
      Answer answer = request(exchange.getRequestURI().getPath());
      breaker.leave(state, answer == null);
      if (answer == null) send(exchange, 502, "{\"error\": \"the dependency failed\"}".getBytes(StandardCharsets.UTF_8));
      else send(exchange, answer.status(), answer.body());
    }

    private Answer request(String path) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).timeout(REQUEST_TIME).build();
      try {
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return response.statusCode() >= 500 ? null : new Answer(response.statusCode(), response.body());
      } catch (IOException | InterruptedException failed) {
        return null;
      }
    }
  }

  static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
    server.setExecutor(Executors.newFixedThreadPool(80));
    server.createContext("/rates/", new Dependency(System.getenv("RATES_URL"))::handle);
    server.createContext("/stock/", new Dependency(System.getenv("STOCK_URL"))::handle);
    server.createContext("/healthz", exchange -> send(exchange, 200, "{\"status\": \"ok\"}".getBytes(StandardCharsets.UTF_8)));
    server.start();
  }
}
