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
import java.util.Collections;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public class Main {
  enum State { CLOSED, OPEN, HALF_OPEN }

  static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A circuit breaker: ten failures of the last twenty requests open it, two probes close it. */
  static final class Breaker {
    static final int PROBES = 2;
    final Deque<Boolean> failures = new ArrayDeque<>();
    State state = State.CLOSED;
    long openUntil;
    int probes;
    int succeeded;

    synchronized State admit() {
      if (state == State.OPEN && System.nanoTime() >= openUntil) {
        state = State.HALF_OPEN;
        probes = 0;
        succeeded = 0;
      }
      if (state == State.HALF_OPEN && ++probes > PROBES) return State.OPEN;
      return state;
    }

    synchronized void note(boolean failed, State sentIn) {
      if (state != sentIn) return;
      failures.addLast(failed);
      if (failures.size() > 20) failures.removeFirst();
      if (state == State.HALF_OPEN) {
        if (failed) open();
        else if (++succeeded == PROBES) state = State.CLOSED;
      } else if (Collections.frequency(failures, true) >= 10 && failed) {
        open();
      }
    }

    void open() {
      state = State.OPEN;
      openUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    }
  }

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
    server.setExecutor(Executors.newFixedThreadPool(100));
    server.createContext("/healthz", exchange -> send(exchange, 200, "{\"status\": \"ok\"}"));
    guard(server, "/rates/", System.getenv("RATES_URL"));
    guard(server, "/stock/", System.getenv("STOCK_URL"));
    server.start();
  }

  static void guard(HttpServer server, String path, String url) {
    Breaker breaker = new Breaker();
    server.createContext(path, exchange -> {
      State state = breaker.admit();
      if (state == State.OPEN) {
        send(exchange, 503, "{\"error\": \"rejected\"}");
        return;
      }
      HttpResponse<String> answer = ask(url + exchange.getRequestURI().getRawPath());
      boolean failed = answer == null || answer.statusCode() >= 500;
      breaker.note(failed, state);
      if (failed) send(exchange, 502, "{\"error\": \"failed\"}");
      else send(exchange, answer.statusCode(), answer.body());
    });
  }

  /** The answer, or null when none came in time. */
  static HttpResponse<String> ask(String url) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMillis(500)).build();
    CompletableFuture<HttpResponse<String>> answer = CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return answer.get(500, TimeUnit.MILLISECONDS);
    } catch (Exception failure) {
      answer.cancel(true);
      return null;
    }
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
