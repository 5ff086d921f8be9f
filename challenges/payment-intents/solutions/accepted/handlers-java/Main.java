import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;

public class Main {
    static final int MAX_BYTES = 1024 * 1024;
    static final Map<String, Merchant> MERCHANTS = new HashMap<>();

    /** An error that clients see. */
    static class Problem extends RuntimeException {
        final int status;
        final String allow;

        Problem(int status, String title) {
            this(status, title, null);
        }

        Problem(int status, String title, String allow) {
            super(title);
            this.status = status;
            this.allow = allow;
        }
    }

    record Intent(String id, long amount, String currency, String reference, String status) {
        Intent with(String newStatus) {
            return new Intent(id, amount, currency, reference, newStatus);
        }

        Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("amount", amount);
            json.put("currency", currency);
            json.put("reference", reference);
            json.put("status", status);
            return json;
        }
    }

    record Values(long amount, String currency, String reference) {}

    record Kept(Values values, Intent intent) {}

    /** What a merchant owns. Its methods hold one lock. */
    static class Merchant {
        private final Map<String, Intent> intents = new LinkedHashMap<>();
        private final List<String> order = new ArrayList<>();
        private final Map<String, Kept> keys = new HashMap<>();

        synchronized Intent create(String key, Values values) {
            Kept kept = keys.get(key);
            if (kept != null) {
                if (!kept.values().equals(values)) throw new Problem(422, "The key was used for another payment");
                return kept.intent();
            }
            Intent intent = new Intent(
                UUID.randomUUID().toString(), values.amount(), values.currency(), values.reference(), "requires_confirmation");
            intents.put(intent.id(), intent);
            order.add(intent.id());
            keys.put(key, new Kept(values, intent));
            return intent;
        }

        synchronized Intent find(String id) {
            Intent intent = intents.get(id);
            if (intent == null) throw new Problem(404, "There is no such intent");
            return intent;
        }

        synchronized Intent end(String id, String status) {
            Intent intent = find(id);
            if (!intent.status().equals("requires_confirmation")) throw new Problem(409, "The intent has ended");
            intents.put(id, intent.with(status));
            return intents.get(id);
        }

        synchronized Map<String, Object> page(int limit, String cursor) {
            int from = cursor == null ? 0 : order.indexOf(cursor) + 1;
            if (cursor != null && from == 0) throw new Problem(400, "The cursor is unknown");
            int to = Math.min(from + limit, order.size());
            List<Object> items = new ArrayList<>();
            for (String id : order.subList(from, to)) items.add(intents.get(id).toJson());
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("items", items);
            page.put("next_cursor", to < order.size() ? order.get(to - 1) : null);
            return page;
        }
    }

    record Answer(int status, Object body, String location) {}

    static Answer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            throw new Problem(413, "The body is too large");
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/healthz")) return new Answer(200, Map.of(), null);
        Merchant merchant = authenticate(exchange.getRequestHeaders());
        String[] parts = path.split("/", -1);
        if (parts.length < 2 || parts.length > 4 || !parts[1].equals("payment_intents"))
            throw new Problem(404, "There is no such path");
        if (parts.length == 2) {
            if (offer(exchange, "GET", "POST").equals("GET")) return list(exchange, merchant);
            Intent intent = create(exchange, merchant, new String(body, StandardCharsets.UTF_8));
            return new Answer(201, intent.toJson(), "/payment_intents/" + intent.id());
        }
        if (parts.length == 3) {
            offer(exchange, "GET");
            return new Answer(200, merchant.find(parts[2]).toJson(), null);
        }
        if (!parts[3].equals("confirm") && !parts[3].equals("cancel")) throw new Problem(404, "There is no such path");
        offer(exchange, "POST");
        String status = parts[3].equals("confirm") ? "succeeded" : "canceled";
        return new Answer(200, merchant.end(parts[2], status).toJson(), null);
    }

    static String offer(HttpExchange exchange, String... methods) {
        if (List.of(methods).contains(exchange.getRequestMethod())) return exchange.getRequestMethod();
        throw new Problem(405, "The path does not offer this method", String.join(", ", methods));
    }

    static Merchant authenticate(Headers headers) {
        String value = headers.getFirst("Authorization");
        String[] parts = value == null ? new String[0] : value.split(" ", 2);
        Merchant merchant = parts.length == 2 && parts[0].equalsIgnoreCase("bearer") ? MERCHANTS.get(parts[1]) : null;
        if (merchant == null) throw new Problem(401, "A valid token is needed");
        return merchant;
    }

    static Intent create(HttpExchange exchange, Merchant merchant, String text) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";")[0].trim().equalsIgnoreCase("application/json"))
            throw new Problem(415, "The body has to be JSON");
        Values values = validate(new Json(text).parse());
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || key.isEmpty()) throw new Problem(400, "An Idempotency-Key is needed");
        return merchant.create(key, values);
    }

    static Values validate(Object body) {
        Problem invalid = new Problem(422, "A value is invalid");
        if (!(body instanceof Map<?, ?> map) || !Set.of("amount", "currency", "reference").containsAll(map.keySet()))
            throw invalid;
        if (!(map.get("amount") instanceof Double amount) || amount % 1 != 0 || amount < 1 || amount > 10_000_000)
            throw invalid;
        if (!(map.get("currency") instanceof String currency) || !Set.of("eur", "gbp", "usd").contains(currency))
            throw invalid;
        Object reference = map.get("reference");
        if (reference != null && !(reference instanceof String)) throw invalid;
        if (reference instanceof String text) {
            int length = text.codePointCount(0, text.length());
            if (length < 1 || length > 80) throw invalid;
        }
        return new Values(amount.longValue(), currency, (String) reference);
    }

    static Answer list(HttpExchange exchange, Merchant merchant) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : (raw == null ? "" : raw).split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        String limit = query.getOrDefault("limit", "20");
        if (!limit.matches("[1-9]|1[0-9]|20")) throw new Problem(400, "limit is 1 to 20");
        return new Answer(200, merchant.page(Integer.parseInt(limit), query.get("cursor")), null);
    }

    static void handle(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        int status;
        Object body;
        try {
            Answer answer = answer(exchange);
            status = answer.status();
            body = answer.body();
            headers.set("Content-Type", "application/json");
            if (answer.location() != null) headers.set("Location", answer.location());
        } catch (RuntimeException error) {
            Problem problem = error instanceof Problem known ? known : new Problem(500, "Something went wrong");
            status = problem.status;
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("type", "about:blank");
            shown.put("title", problem.getMessage());
            shown.put("status", (long) status);
            body = shown;
            headers.set("Content-Type", "application/problem+json");
            if (problem.allow != null) headers.set("Allow", problem.allow);
            if (status == 401) headers.set("WWW-Authenticate", "Bearer");
        }
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        String callers = System.getenv().getOrDefault("HONE_CALLERS", "{}");
        for (Object token : ((Map<?, ?>) new Json(callers).parse()).values()) MERCHANTS.put((String) token, new Merchant());
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.createContext("/", Main::handle);
        server.start();
    }
}
