import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Main {
    static final String CARRIER = System.getenv().getOrDefault("CARRIER_URL", "http://127.0.0.1:9100");
    static final int REQUESTS = 15;
    static final long WINDOW_MS = 3_000;
    static final long CALL_MS = 1_000;

    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final Semaphore SLOTS = new Semaphore(8, true);
    static final Map<String, Key> KEYS = new HashMap<>();

    static class Problem extends RuntimeException {
        final int status;
        final String header;
        final String value;

        Problem(int status, String title, String header, String value) {
            super(title);
            this.status = status;
            this.header = header;
            this.value = value;
        }

        Problem(int status, String title) {
            this(status, title, null, null);
        }
    }

    record Decision(boolean passes, int remaining, long waitMs) {}

    /** What one key has used: times of requests within the last window, and slots. */
    static class Key {
        final Semaphore slots = new Semaphore(5, true);
        private final Deque<Long> times = new ArrayDeque<>();

        synchronized Decision take(long now) {
            while (!times.isEmpty() && times.peekFirst() <= now - WINDOW_MS) times.removeFirst();
            boolean passes = times.size() < REQUESTS;
            if (passes) times.addLast(now);
            return new Decision(passes, REQUESTS - times.size(), times.peekFirst() + WINDOW_MS - now);
        }
    }

    /** The key's own slot first: whoever waits for it keeps no slot from others. */
    static HttpResponse<String> callInSlot(Key key, String path) throws InterruptedException {
        key.slots.acquire();
        try {
            SLOTS.acquire();
            try {
                return call(path);
            } finally {
                SLOTS.release();
            }
        } finally {
            key.slots.release();
        }
    }

    /** A time-out of the request would end with the head of the answer; this one covers the body, too. */
    static HttpResponse<String> call(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(CARRIER + path)).build();
        CompletableFuture<HttpResponse<String>> future =
            CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return future.get(CALL_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            future.cancel(true);
            throw new Problem(504, "The carrier took too long");
        } catch (ExecutionException failed) {
            throw new Problem(502, "The carrier failed");
        }
    }

    static final Pattern LANE = Pattern.compile("/rates/[a-z0-9-]{1,40}");

    static String answer(HttpExchange exchange) throws InterruptedException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/healthz")) return "{}";
        Key key = authenticate(exchange.getRequestHeaders());
        if (!LANE.matcher(path).matches()) throw new Problem(404, "There is no such path");
        if (!exchange.getRequestMethod().equals("GET"))
            throw new Problem(405, "The path offers GET only", "Allow", "GET");
        Decision decision = key.take(System.nanoTime() / 1_000_000);
        Headers headers = exchange.getResponseHeaders();
        headers.set("RateLimit-Policy", "\"key\";q=" + REQUESTS + ";w=" + WINDOW_MS / 1_000);
        headers.set("RateLimit", "\"key\";r=" + decision.remaining());
        if (!decision.passes()) {
            long seconds = (decision.waitMs() + 999) / 1_000;
            throw new Problem(429, "The limit is used up", "Retry-After", String.valueOf(seconds));
        }
        HttpResponse<String> response = callInSlot(key, path);
        if (response.statusCode() == 404) throw new Problem(404, "The carrier does not know the lane");
        if (response.statusCode() != 200) throw new Problem(502, "The carrier failed");
        return response.body();
    }

    static Key authenticate(Headers headers) {
        String value = headers.getFirst("Authorization");
        String[] parts = value == null ? new String[0] : value.split(" ", 2);
        Key key = parts.length == 2 && parts[0].equalsIgnoreCase("bearer") ? KEYS.get(parts[1]) : null;
        if (key == null) throw new Problem(401, "A valid key is needed", "WWW-Authenticate", "Bearer");
        return key;
    }

    static void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        int status = 200;
        String type = "application/json";
        String text;
        try {
            text = answer(exchange);
        } catch (RuntimeException | InterruptedException error) {
            Problem problem = error instanceof Problem known ? known : new Problem(500, "Something went wrong");
            status = problem.status;
            type = "application/problem+json";
            text = "{\"type\":\"about:blank\",\"title\":\"" + problem.getMessage() + "\",\"status\":" + status + "}";
            if (problem.header != null) exchange.getResponseHeaders().set(problem.header, problem.value);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Matcher callers = Pattern.compile("\"[^\"]*\"\\s*:\\s*\"([^\"]*)\"")
            .matcher(System.getenv().getOrDefault("HONE_CALLERS", "{}"));
        while (callers.find()) KEYS.put(callers.group(1), new Key());
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
        // Requests wait in threads, so there must be enough of them.
        server.setExecutor(Executors.newFixedThreadPool(64));
        server.createContext("/", Main::handle);
        server.start();
    }
}
