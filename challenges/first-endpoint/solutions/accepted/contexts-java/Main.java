import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Flags in a map that is sorted by name. */
public class Main {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    /** The whole of a right body: nothing of JSON is needed but this. */
    static final Pattern BODY = Pattern.compile("\\s*\\{\\s*\"enabled\"\\s*:\\s*(true|false)\\s*}\\s*");
    static final Map<String, Boolean> FLAGS = new ConcurrentSkipListMap<>();

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static void refuse(HttpExchange exchange, int status, String title) throws IOException {
        String body = "{\"type\": \"about:blank\", \"title\": \"" + title + "\", \"status\": " + status + "}";
        send(exchange, status, "application/problem+json", body);
    }

    static void notOffered(HttpExchange exchange, String allow) throws IOException {
        exchange.getResponseHeaders().set("Allow", allow);
        refuse(exchange, 405, "Method not allowed");
    }

    static String shown(String name, boolean enabled) {
        return "{\"name\": \"" + name + "\", \"enabled\": " + enabled + "}";
    }

    static void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getRawPath();
        String[] parts = path.split("/", -1);
        if (path.equals("/healthz")) {
            send(exchange, 200, "application/json", "{}");
        } else if (path.equals("/flags")) {
            list(exchange);
        } else if (parts.length == 3 && parts[1].equals("flags") && !parts[2].isEmpty()) {
            one(exchange, URLDecoder.decode(parts[2].replace("+", "%2B"), StandardCharsets.UTF_8), body);
        } else {
            refuse(exchange, 404, "There is no such path");
        }
    }

    static void list(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            notOffered(exchange, "GET");
            return;
        }
        String items = FLAGS.entrySet().stream()
            .map(flag -> shown(flag.getKey(), flag.getValue()))
            .collect(Collectors.joining(", "));
        send(exchange, 200, "application/json", "{\"items\": [" + items + "]}");
    }

    static void one(HttpExchange exchange, String name, String body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                Boolean enabled = FLAGS.get(name);
                if (enabled == null) refuse(exchange, 404, "There is no such flag");
                else send(exchange, 200, "application/json", shown(name, enabled));
            }
            case "DELETE" -> {
                if (FLAGS.remove(name) == null) refuse(exchange, 404, "There is no such flag");
                else send(exchange, 204, "", "");
            }
            case "PUT" -> put(exchange, name, body);
            default -> notOffered(exchange, "GET, PUT, DELETE");
        }
    }

    static void put(HttpExchange exchange, String name, String body) throws IOException {
        Matcher matcher = BODY.matcher(body);
        if (!NAME.matcher(name).matches() || !matcher.matches()) {
            refuse(exchange, 400, "The name or the value is invalid");
            return;
        }
        boolean enabled = Boolean.parseBoolean(matcher.group(1));
        boolean isNew = FLAGS.put(name, enabled) == null;
        if (isNew) exchange.getResponseHeaders().set("Location", "/flags/" + name);
        send(exchange, isNew ? 201 : 200, "application/json", shown(name, enabled));
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 64);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", Main::handle);
        server.start();
    }
}
