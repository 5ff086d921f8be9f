import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

public class Main {
  static final String TRACKING_URL = System.getenv("TRACKING_URL");
  static final String LABELS_URL = System.getenv("LABELS_URL");
  static final int ATTEMPTS = 3;
  static final long DEADLINE_MS = 1_800;
  static final Answer NOTHING = new Answer(0, "", 0);

  static final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** In fifths of a retry: a call earns one, a retry takes five. */
  static final AtomicLong budget = new AtomicLong(500);

  record Answer(int status, String body, long retryAfterMs) {
    boolean isFinal() {
      return status != 0 && status != 429 && status < 500;
    }
  }

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
    server.setExecutor(Executors.newFixedThreadPool(80));
    server.createContext("/healthz", exchange -> send(exchange, 200, "{\"status\": \"ok\"}"));
    server.createContext("/parcels/", exchange -> {
      String path = exchange.getRequestURI().getRawPath();
      pass(exchange, track(path));
    });
    server.createContext("/labels", exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(LABELS_URL + "/labels"))
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofByteArray(body));
      pass(exchange, ask(request, DEADLINE_MS));
    });
    server.start();
  }

  static Answer track(String path) {
    budget.incrementAndGet();
    long deadline = System.nanoTime() / 1_000_000 + DEADLINE_MS;
    for (int attempt = 1; ; attempt++) {
      long left = deadline - System.nanoTime() / 1_000_000;
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TRACKING_URL + path)).GET();
      Answer answer = ask(request, Math.max(1, Math.min(600, left)));
      if (answer.isFinal() || attempt == ATTEMPTS) return answer;
      long bound = 100L << (attempt - 1);
      long wait = answer.retryAfterMs() + ThreadLocalRandom.current().nextLong(bound);
      boolean isInTime = System.nanoTime() / 1_000_000 + wait + 50 < deadline;
      if (!isInTime || !spend()) return answer;
      sleep(wait);
    }
  }

  static boolean spend() {
    return budget.getAndUpdate(left -> left < 5 ? left : left - 5) >= 5;
  }

  static Answer ask(HttpRequest.Builder request, long withinMs) {
    try {
      HttpRequest built = request.timeout(Duration.ofMillis(withinMs)).build();
      HttpResponse<String> response = client.send(built, BodyHandlers.ofString());
      long seconds = response.headers().firstValue("Retry-After").map(Long::parseLong).orElse(0L);
      return new Answer(response.statusCode(), response.body(), 1_000 * seconds);
    } catch (IOException failed) {
      return NOTHING;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return NOTHING;
    }
  }

  static void sleep(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static void pass(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.isFinal()) send(exchange, answer.status(), answer.body());
    else send(exchange, 502, "{\"error\": \"the dependency does not answer\"}");
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
