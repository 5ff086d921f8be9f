import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Handlers check a request and put it into line. Eight workers are the eight slots: each takes the first request whose key has
 * fewer than five calls. A request that waits needs no thread.
 */
public class Main {
    static final int QUOTA = 15;
    static final long WINDOW_NANOS = 3_000_000_000L;
    static final int SLOTS = 8;
    static final int SLOTS_OF_A_KEY = 5;
    static final long CALL_MILLIS = 1000;
    static final String POLICY = "\"key\";q=15;w=3";
    static final Pattern LANE = Pattern.compile("/rates/[a-z0-9-]{1,40}");
    static final Pattern PAIR = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A fixed window that begins with the first request of a key after the last window. */
    static final class Caller {
        long beganAt;
        int used;
        int open;

        private void turn(long now) {
            if (used == 0 || now - beganAt >= WINDOW_NANOS) {
                beganAt = now;
                used = 0;
            }
        }

        synchronized boolean passes(long now) {
            turn(now);
            if (used == QUOTA) return false;
            used += 1;
            return true;
        }

        synchronized int left(long now) {
            turn(now);
            return QUOTA - used;
        }

        synchronized long secondsUntilNext(long now) {
            long nanos = Math.max(1, beganAt + WINDOW_NANOS - now);
            return (nanos + 999_999_999L) / 1_000_000_000L;
        }
    }

    record Waiting(HttpExchange exchange, Caller caller, String path) {}

    record Answer(int status, byte[] body) {}

    static final Map<String, Caller> callers = new HashMap<>();
    static final Deque<Waiting> line = new ArrayDeque<>();
    static final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Main::daemon);
    static URI carrier;

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    static void enqueue(Waiting waiting) {
        synchronized (line) {
            line.addLast(waiting);
            line.notifyAll();
        }
    }

    /** The first request in line that may have a slot; waits for one. Its slot is taken. */
    static Waiting next() throws InterruptedException {
        synchronized (line) {
            for (;;) {
                for (Iterator<Waiting> each = line.iterator(); each.hasNext(); ) {
                    Waiting waiting = each.next();
                    if (waiting.caller.open >= SLOTS_OF_A_KEY) continue;
                    each.remove();
                    waiting.caller.open += 1;
                    return waiting;
                }
                line.wait();
            }
        }
    }

    static void giveBack(Caller caller) {
        synchronized (line) {
            caller.open -= 1;
            line.notifyAll();
        }
    }

    static void work() {
        for (;;) {
            try {
                Waiting waiting = next();
                Answer answer;
                try {
                    answer = call(waiting.path);
                } finally {
                    giveBack(waiting.caller);
                }
                finish(waiting, answer);
            } catch (InterruptedException error) {
                return;
            } catch (IOException | RuntimeException error) {
                // The client has left.
            }
        }
    }

    static void finish(Waiting waiting, Answer answer) throws IOException {
        if (answer.status != 200) {
            problem(waiting.exchange, answer.status);
            return;
        }
        limitFields(waiting.exchange, waiting.caller.left(System.nanoTime()));
        send(waiting.exchange, 200, "application/json", answer.body);
    }

    static Answer call(String path) {
        Socket socket = new Socket();
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> alarm = clock.schedule(() -> {
            late.set(true);
            try {
                socket.close();
            } catch (IOException error) {
                // It was closed already.
            }
        }, CALL_MILLIS, TimeUnit.MILLISECONDS);
        try {
            Answer answer = exchange(socket, path);
            if (late.get()) return new Answer(504, null);
            if (answer.status == 404) return answer;
            return answer.status == 200 ? answer : new Answer(502, null);
        } catch (IOException | RuntimeException error) {
            return new Answer(late.get() ? 504 : 502, null);
        } finally {
            alarm.cancel(false);
            try {
                socket.close();
            } catch (IOException error) {
                // It was closed already.
            }
        }
    }

    static Answer exchange(Socket socket, String path) throws IOException {
        int port = carrier.getPort() < 0 ? 80 : carrier.getPort();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(carrier.getHost(), port));
        String prefix = carrier.getRawPath() == null ? "" : carrier.getRawPath().replaceAll("/+$", "");
        String head = "GET " + prefix + path + " HTTP/1.1\r\nHost: " + carrier.getRawAuthority() + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        InputStream in = new BufferedInputStream(socket.getInputStream());
        int status;
        Map<String, String> headers;
        do {
            status = Integer.parseInt(readLine(in).split(" ")[1]);
            headers = readHeaders(in);
        } while (status >= 100 && status < 200);
        return new Answer(status, readBody(in, status, headers));
    }

    static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException();
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    static Map<String, String> readHeaders(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String text = readLine(in); !text.isEmpty(); text = readLine(in)) {
            int colon = text.indexOf(':');
            if (colon > 0) headers.put(text.substring(0, colon).toLowerCase(), text.substring(colon + 1).strip());
        }
        return headers;
    }

    static byte[] readBody(InputStream in, int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) return new byte[0];
        if (headers.getOrDefault("transfer-encoding", "").toLowerCase().contains("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (;;) {
                int size = Integer.parseInt(readLine(in).split(";")[0].strip(), 16);
                if (size == 0) {
                    readHeaders(in);
                    return body.toByteArray();
                }
                body.write(readExactly(in, size));
                readExactly(in, 2);
            }
        }
        String length = headers.get("content-length");
        return length == null ? in.readAllBytes() : readExactly(in, Integer.parseInt(length));
    }

    static byte[] readExactly(InputStream in, int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) throw new EOFException();
        return bytes;
    }

    static void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        boolean isHealth = "/healthz".equals(path);
        if (!isHealth && (path == null || !LANE.matcher(path).matches())) {
            problem(exchange, 404);
            return;
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            problem(exchange, 405);
            return;
        }
        if (isHealth) {
            send(exchange, 200, "application/json", "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        Caller caller = callerOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (caller == null) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            problem(exchange, 401);
            return;
        }
        long now = System.nanoTime();
        if (caller.passes(now)) {
            enqueue(new Waiting(exchange, caller, path));
            return;
        }
        limitFields(exchange, 0);
        exchange.getResponseHeaders().set("Retry-After", Long.toString(caller.secondsUntilNext(now)));
        problem(exchange, 429);
    }

    static Caller callerOf(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) return null;
        return callers.get(authorization.substring(7).strip());
    }

    static void limitFields(HttpExchange exchange, int left) {
        exchange.getResponseHeaders().set("RateLimit-Policy", POLICY);
        exchange.getResponseHeaders().set("RateLimit", "\"key\";r=" + left);
    }

    static void problem(HttpExchange exchange, int status) throws IOException {
        String body = "{\"type\":\"about:blank\",\"title\":\"" + titleOf(status) + "\",\"status\":" + status + "}";
        send(exchange, status, "application/problem+json", body.getBytes(StandardCharsets.UTF_8));
    }

    static String titleOf(int status) {
        return switch (status) {
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 429 -> "Too Many Requests";
            case 502 -> "Bad Gateway";
            default -> "Gateway Timeout";
        };
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        carrier = URI.create(System.getenv("CARRIER_URL"));
        Matcher pairs = PAIR.matcher(System.getenv("HONE_CALLERS"));
        while (pairs.find()) callers.put(pairs.group(2), new Caller());
        for (int slot = 0; slot < SLOTS; slot += 1) daemon(Main::work).start();
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 256);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", Main::handle);
        server.start();
    }
}
