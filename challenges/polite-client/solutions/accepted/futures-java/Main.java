import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** No thread waits for a dependency: every call is a chain of futures. */
public class Main {
  static final URI TRACKING = URI.create(System.getenv("TRACKING_URL"));
  static final URI LABELS = URI.create(System.getenv("LABELS_URL"));
  static final Duration PER_CALL = Duration.ofMillis(1_750);
  static final Duration PER_REQUEST = Duration.ofMillis(550);
  static final int MOST_REQUESTS = 3;

  static final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  static final RetryBudget budget = new RetryBudget();

  sealed interface Outcome {}

  record Final(int status, String body) implements Outcome {}

  record Failed(Duration retryAfter) implements Outcome {}

  /** At most 100 retries and one for every five calls, since the start. */
  static final class RetryBudget {
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();

    void countCall() {
      calls.incrementAndGet();
    }

    boolean take() {
      int allowed = 100 + calls.get() / 5;
      return retries.getAndUpdate(used -> used < allowed ? used + 1 : used) < allowed;
    }
  }

  public static void main(String[] args) {
    Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
    app.get("/healthz", context -> context.json(Map.of("status", "ok")));
    app.get("/parcels/{id}", context -> {
      budget.countCall();
      URI uri = TRACKING.resolve("/parcels/" + context.pathParam("id"));
      Instant deadline = Instant.now().plus(PER_CALL);
      context.future(() -> track(uri, 1, deadline).thenAccept(outcome -> reply(context, outcome)));
    });
    app.post("/labels", context -> {
      HttpRequest label = HttpRequest.newBuilder(LABELS.resolve("/labels"))
          .header("Content-Type", "application/json")
          .timeout(PER_CALL)
          .POST(BodyPublishers.ofByteArray(context.bodyAsBytes()))
          .build();
      context.future(() -> send(label).thenAccept(outcome -> reply(context, outcome)));
    });
    app.start("127.0.0.1", Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
  }

  static CompletableFuture<Outcome> track(URI uri, int attempt, Instant deadline) {
    Duration left = Duration.between(Instant.now(), deadline);
    Duration timeout = left.compareTo(PER_REQUEST) < 0 ? left : PER_REQUEST;
    if (!timeout.isPositive()) return CompletableFuture.completedFuture(new Failed(Duration.ZERO));
    return send(HttpRequest.newBuilder(uri).timeout(timeout).build()).thenCompose(outcome ->
        switch (outcome) {
          case Failed(Duration retryAfter) when attempt < MOST_REQUESTS -> {
            Duration wait = retryAfter.plus(gapBefore(attempt));
            boolean inTime = Instant.now().plus(wait).plusMillis(50).isBefore(deadline);
            yield inTime && budget.take()
                ? after(wait).thenCompose(ignored -> track(uri, attempt + 1, deadline))
                : CompletableFuture.completedFuture(outcome);
          }
          default -> CompletableFuture.completedFuture(outcome);
        });
  }

  /** From 40 to 160 ms before the first retry, from 80 to 320 ms before the second. */
  static Duration gapBefore(int attempt) {
    return Duration.ofMillis(attempt * ThreadLocalRandom.current().nextLong(40, 160));
  }

  static CompletableFuture<Void> after(Duration wait) {
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS));
  }

  static CompletableFuture<Outcome> send(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenApply(Main::outcomeOf)
        .exceptionally(failure -> new Failed(Duration.ZERO));
  }

  static Outcome outcomeOf(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status < 500 && status != 429) return new Final(status, response.body());
    return new Failed(Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(0)));
  }

  static void reply(Context context, Outcome outcome) {
    switch (outcome) {
      case Final(int status, String body) -> context.status(status).contentType("application/json").result(body);
      case Failed failed -> context.status(502).json(Map.of("error", "the dependency does not answer"));
    }
  }
}
