import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Main {
  static final BlockingQueue<String> ENDED = new ArrayBlockingQueue<>(2000);
  static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");

  /** A span while its work goes on. */
  record Span(String trace, String id, String parent, String name, int kind, Instant start) {
    static Span begin(String trace, String parent, String name, int kind) {
      return new Span(trace, hex(1), parent, name, kind, Instant.now());
    }

    Span child(String childName) {
      return begin(trace, id, childName, 3);
    }

    void end(boolean failed) {
      ENDED.offer(
          """
          {"traceId": "%s", "spanId": "%s", "parentSpanId": "%s", "name": "%s", "kind": %d,
           "startTimeUnixNano": "%s", "endTimeUnixNano": "%s", "status": {"code": %d}}"""
              .formatted(trace, id, parent, name, kind, nanos(start), nanos(Instant.now()), failed ? 2 : 0));
    }
  }

  static String hex(int longs) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < longs; i++) {
      text.append("%016x".formatted(ThreadLocalRandom.current().nextLong()));
    }
    return text.toString();
  }

  static String nanos(Instant at) {
    return Long.toString(at.getEpochSecond() * 1_000_000_000L + at.getNano());
  }

  static Span serverSpan(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("traceparent");
    Matcher match = TRACEPARENT.matcher(header == null ? "" : header);
    boolean isValid = match.matches() && !match.group(1).matches("0+") && !match.group(2).matches("0+");
    return isValid
        ? Span.begin(match.group(1), match.group(2), "GET /quotes/{id}", 2)
        : Span.begin(hex(2), "", "GET /quotes/{id}", 2);
  }

  /** Null without an answer. */
  static HttpResponse<String> ask(Span span, String url) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("traceparent", "00-" + span.trace() + "-" + span.id() + "-01")
            .timeout(Duration.ofSeconds(3))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      span.end(answer.statusCode() >= 500);
      return answer;
    } catch (IOException | InterruptedException error) {
      span.end(true);
      return null;
    }
  }

  static String field(HttpResponse<String> answer, String name) {
    Matcher match = Pattern.compile("\"" + name + "\":\\s*(\\d+)").matcher(answer.body());
    return match.find() ? match.group(1) : "0";
  }

  static void quote(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring("/quotes/".length());
    Span span = serverSpan(exchange);
    HttpResponse<String> price = ask(span.child("prices"), System.getenv("PRICES_URL") + "/prices/" + id);
    HttpResponse<String> stock =
        price == null || price.statusCode() != 200
            ? null
            : ask(span.child("stock"), System.getenv("STOCK_URL") + "/stock/" + id);
    int status = 502;
    String body = "{\"error\": \"no quote\"}";
    if (price != null && price.statusCode() == 404) {
      status = 404;
    } else if (stock != null && stock.statusCode() == 200) {
      status = 200;
      body = "{\"id\": \"%s\", \"cents\": %s, \"left\": %s}".formatted(id, field(price, "cents"), field(stock, "left"));
    }
    span.end(status >= 500);
    send(exchange, status, body);
  }

  static void export() {
    while (true) {
      try {
        List<String> spans = new ArrayList<>(List.of(ENDED.take()));
        TimeUnit.MILLISECONDS.sleep(250);
        ENDED.drainTo(spans, 400);
        String body =
            "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [" + String.join(",", spans) + "]}]}]}";
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(System.getenv("COLLECTOR_URL") + "/v1/traces"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(1))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HTTP.send(request, BodyHandlers.discarding());
      } catch (IOException | InterruptedException error) {
        System.err.println("spans are lost: " + error);
      }
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

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
    server.setExecutor(Executors.newFixedThreadPool(64));
    server.createContext("/healthz", exchange -> send(exchange, 200, "{\"status\": \"ok\"}"));
    server.createContext("/quotes/", Main::quote);
    server.start();
    Thread exporter = new Thread(Main::export);
    exporter.setDaemon(true);
    exporter.start();
  }
}
