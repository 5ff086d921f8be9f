import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
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

/** Tickets of several tenants. Each request enters one tenant's room, and finds nothing else there. */
public class Main {
    static final class Problem extends RuntimeException {
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

    enum Role { VIEWER, AGENT, ADMIN }

    static final Map<String, Map<String, Role>> ROLES = Map.of(
        "ada", Map.of("acme", Role.ADMIN),
        "ben", Map.of("acme", Role.AGENT, "globex", Role.VIEWER),
        "cleo", Map.of("globex", Role.ADMIN));
    static final Map<String, Room> ROOMS = Map.of("acme", new Room(), "globex", new Room());
    static final Map<String, String> USERS = new HashMap<>();

    static final class Ticket {
        final Map<String, Object> shown = new LinkedHashMap<>();
        int version = 1;

        String tag() {
            return "\"" + version + "\"";
        }

        void change(Map<String, Object> values) {
            shown.putAll(values);
            version++;
        }
    }

    /** One tenant's tickets. Callers hold its lock. */
    static final class Room {
        final Map<String, Ticket> tickets = new LinkedHashMap<>();

        Ticket find(String id) {
            Ticket ticket = tickets.get(id);
            if (ticket == null) throw new Problem(404, "Not found");
            return ticket;
        }

        List<Map<String, Object>> byReference(Object reference) {
            List<Map<String, Object>> found = new ArrayList<>();
            for (Ticket ticket : tickets.values())
                if (ticket.shown.get("reference").equals(reference)) found.add(ticket.shown);
            return found;
        }
    }

    record Answer(int status, Object body, String tag, String location) {
        Answer(int status, Object body) {
            this(status, body, null, null);
        }
    }

    record Request(HttpExchange exchange, Room room, String tenant, String id, String body) {
        String query(String name, String usual) {
            return parameters(exchange).getOrDefault(name, usual);
        }
    }

    static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : (raw == null ? "" : raw).split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    static Map<String, Object> parse(Request request, Set<String> required, Set<String> optional) {
        Problem invalid = new Problem(422, "A value is invalid");
        if (!(new Json(request.body).parse() instanceof Map<?, ?> map) || !map.keySet().containsAll(required)) throw invalid;
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = (String) entry.getKey();
            boolean isKnown = required.contains(key) || optional.contains(key);
            if (!isKnown || !isValid(key, entry.getValue(), request.room)) throw invalid;
            values.put(key, entry.getValue());
        }
        return values;
    }

    static boolean isValid(String key, Object value, Room room) {
        return switch (key) {
            case "reference" -> value instanceof String text && text.matches("[a-z0-9-]{1,40}");
            case "subject" -> value instanceof String text && !text.isEmpty() && text.codePointCount(0, text.length()) <= 200;
            case "status" -> "open".equals(value) || "closed".equals(value);
            case "duplicate_of" -> value == null || room.tickets.containsKey(value);
            default -> value instanceof List<?> ids && !ids.isEmpty() && ids.size() <= 50
                && ids.stream().allMatch(id -> id instanceof String);
        };
    }

    static Answer create(Request request) {
        Map<String, Object> values = parse(request, Set.of("reference", "subject"), Set.of("duplicate_of"));
        if (!request.room.byReference(values.get("reference")).isEmpty()) throw new Problem(409, "The reference is taken");
        Ticket ticket = new Ticket();
        String id = UUID.randomUUID().toString();
        ticket.shown.put("id", id);
        ticket.shown.put("status", "open");
        ticket.shown.put("duplicate_of", null);
        ticket.shown.putAll(values);
        request.room.tickets.put(id, ticket);
        return new Answer(201, ticket.shown, ticket.tag(), "/tenants/" + request.tenant + "/tickets/" + id);
    }

    static Answer list(Request request) {
        String limit = request.query("limit", "20");
        String cursor = request.query("cursor", null);
        String q = request.query("q", "");
        if (!limit.matches("[1-9]|1[0-9]|20")) throw new Problem(400, "limit is 1 to 20");
        if (cursor != null && !request.room.tickets.containsKey(cursor)) throw new Problem(400, "The cursor is unknown");
        boolean isAfter = cursor == null;
        boolean isMore = false;
        long total = 0;
        List<Map<String, Object>> items = new ArrayList<>();
        for (Map.Entry<String, Ticket> entry : request.room.tickets.entrySet()) {
            Map<String, Object> shown = entry.getValue().shown;
            if (((String) shown.get("subject")).contains(q)) {
                total++;
                if (isAfter && items.size() < Integer.parseInt(limit)) items.add(shown);
                else if (isAfter) isMore = true;
            }
            if (entry.getKey().equals(cursor)) isAfter = true;
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("total", total);
        page.put("next_cursor", isMore ? items.get(items.size() - 1).get("id") : null);
        return new Answer(200, page);
    }

    static Answer read(Request request) {
        Ticket ticket = request.room.find(request.id);
        String known = request.exchange.getRequestHeaders().getFirst("If-None-Match");
        boolean isKnown = known != null && known.contains(ticket.tag());
        return new Answer(isKnown ? 304 : 200, isKnown ? null : ticket.shown, ticket.tag(), null);
    }

    static Answer change(Request request) {
        Ticket ticket = request.room.find(request.id);
        ticket.change(parse(request, Set.of(), Set.of("subject", "status", "duplicate_of")));
        return new Answer(200, ticket.shown, ticket.tag(), null);
    }

    static Answer remove(Request request) {
        request.room.find(request.id);
        request.room.tickets.remove(request.id);
        return new Answer(204, null);
    }

    static Answer close(Request request) {
        List<Object> closed = new ArrayList<>();
        List<Object> missing = new ArrayList<>();
        for (Object id : (List<?>) parse(request, Set.of("ids"), Set.of()).get("ids")) {
            Ticket ticket = request.room.tickets.get(id);
            if (ticket != null) ticket.change(Map.of("status", "closed"));
            (ticket == null ? missing : closed).add(id);
        }
        return new Answer(200, Map.of("closed", closed, "not_found", missing));
    }

    static Answer find(HttpExchange exchange, String user) {
        offer(exchange, "GET");
        String reference = parameters(exchange).get("reference");
        if (reference == null) throw new Problem(400, "reference is missing");
        List<Object> items = new ArrayList<>();
        for (String tenant : ROLES.getOrDefault(user, Map.of()).keySet()) {
            Room room = ROOMS.get(tenant);
            synchronized (room) {
                for (Map<String, Object> shown : room.byReference(reference)) {
                    Map<String, Object> found = new LinkedHashMap<>(shown);
                    found.put("tenant", tenant);
                    items.add(found);
                }
            }
        }
        return new Answer(200, Map.of("items", items));
    }

    static Answer answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/healthz")) return new Answer(200, Map.of());
        String user = authenticate(exchange.getRequestHeaders());
        if (path.equals("/tickets")) return find(exchange, user);
        String[] parts = path.split("/", -1);
        boolean isKnown = parts.length >= 4 && parts[1].equals("tenants")
            && (parts[3].equals("tickets") && parts.length <= 5 || parts[3].equals("closures") && parts.length == 4);
        if (!isKnown) throw new Problem(404, "Not found");
        String id = parts.length == 5 ? parts[4] : null;
        if (parts[3].equals("closures")) offer(exchange, "POST");
        else if (id == null) offer(exchange, "GET", "POST");
        else offer(exchange, "GET", "PATCH", "DELETE");
        Role role = ROLES.getOrDefault(user, Map.of()).get(parts[2]);
        if (role == null) throw new Problem(404, "Not found");
        String method = exchange.getRequestMethod();
        Role needed = method.equals("GET") ? Role.VIEWER : method.equals("DELETE") ? Role.ADMIN : Role.AGENT;
        if (role.compareTo(needed) < 0) throw new Problem(403, "Your role does not allow this");
        Room room = ROOMS.get(parts[2]);
        Request request = new Request(exchange, room, parts[2], id, body);
        synchronized (room) {
            if (parts[3].equals("closures")) return close(request);
            if (id == null) return method.equals("GET") ? list(request) : create(request);
            return switch (method) {
                case "GET" -> read(request);
                case "PATCH" -> change(request);
                default -> remove(request);
            };
        }
    }

    static void offer(HttpExchange exchange, String... methods) {
        if (!List.of(methods).contains(exchange.getRequestMethod()))
            throw new Problem(405, "The path does not offer this method", String.join(", ", methods));
    }

    static String authenticate(Headers headers) {
        String value = headers.getFirst("Authorization");
        String[] parts = value == null ? new String[0] : value.split(" ", 2);
        String user = parts.length == 2 && parts[0].equalsIgnoreCase("bearer") ? USERS.get(parts[1]) : null;
        if (user == null) throw new Problem(401, "A valid token is needed");
        return user;
    }

    static void handle(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        Answer answer;
        headers.set("Content-Type", "application/json");
        try {
            answer = answer(exchange);
        } catch (RuntimeException error) {
            Problem problem = error instanceof Problem known ? known : new Problem(500, "Something went wrong");
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("type", "about:blank");
            shown.put("title", problem.getMessage());
            shown.put("status", (long) problem.status);
            headers.set("Content-Type", "application/problem+json");
            if (problem.allow != null) headers.set("Allow", problem.allow);
            if (problem.status == 401) headers.set("WWW-Authenticate", "Bearer");
            answer = new Answer(problem.status, shown);
        }
        if (answer.tag != null) headers.set("ETag", answer.tag);
        if (answer.location != null) headers.set("Location", answer.location);
        byte[] bytes = answer.body == null ? new byte[0] : Json.write(answer.body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        String callers = System.getenv().getOrDefault("HONE_CALLERS", "{}");
        ((Map<?, ?>) new Json(callers).parse()).forEach((name, token) -> USERS.put((String) token, (String) name));
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.createContext("/", Main::handle);
        server.start();
    }
}
