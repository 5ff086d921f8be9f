import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A node whose logs are cells in lin-kv: each is created once, after the one before it, with all messages that wait. */
public class Main {
    static final int CELL = 1000;
    static final int AHEAD = 12;

    /** One log, as far as this node knows it. Cells before `known` are complete and never change. */
    static final class Log {
        final String name;
        final Map<Integer, List<Object>> cells = new HashMap<>();
        int known = 0;
        List<Map<String, Object>> waiting = new ArrayList<>();
        boolean creating = false;

        Log(String name) {
            this.name = name;
        }

        void put(int cell, List<Object> messages) {
            cells.putIfAbsent(cell, messages);
            while (cells.containsKey(known)) known++;
        }
    }

    static final Map<String, Log> logs = new HashMap<>();
    static final Map<String, Long> committed = new HashMap<>();
    static final Map<Long, Consumer<Map<String, Object>>> asked = new HashMap<>();
    static final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    static final List<String> peers = new ArrayList<>();
    static String name;
    static long nextId = 0;

    static void send(String dest, Map<String, Object> body) {
        System.out.println(Json.write(map("src", name, "dest", dest, "body", body)));
        System.out.flush();
    }

    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);
        return map;
    }

    static void reply(Map<String, Object> request, Map<String, Object> body) {
        body.put("in_reply_to", body(request).get("msg_id"));
        send((String) request.get("src"), body);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> body(Map<String, Object> message) {
        return (Map<String, Object>) message.get("body");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> offsets(Map<String, Object> body) {
        return (Map<String, Object>) body.get("offsets");
    }

    static void ask(Map<String, Object> body, Consumer<Map<String, Object>> then) {
        body.put("msg_id", ++nextId);
        asked.put(nextId, then);
        send("lin-kv", body);
    }

    static Log log(String key) {
        return logs.computeIfAbsent(key, Log::new);
    }

    /** Puts what waits into the next cell; when another node has created it, reads that and tries the next one. */
    static void create(Log log) {
        if (log.creating || log.waiting.isEmpty()) return;
        log.creating = true;
        int cell = log.known;
        List<Map<String, Object>> batch = log.waiting.subList(0, Math.min(CELL, log.waiting.size()));
        List<Object> messages = new ArrayList<>();
        for (Map<String, Object> request : batch) messages.add(body(request).get("msg"));
        int size = batch.size();
        Map<String, Object> cas = map("type", "cas", "key", log.name + "/" + cell, "from", null, "to", messages);
        cas.put("create_if_not_exists", true);
        ask(cas, answer -> {
            log.creating = false;
            if (answer.get("type").equals("cas_ok")) {
                log.put(cell, messages);
                for (int i = 0; i < size; i++) {
                    reply(log.waiting.get(i), map("type", "send_ok", "offset", (long) cell * CELL + i));
                }
                log.waiting = new ArrayList<>(log.waiting.subList(size, log.waiting.size()));
                create(log);
            } else {
                catchUp(log, () -> create(log));
            }
        });
    }

    @SuppressWarnings("unchecked")
    static void catchUp(Log log, Runnable then) {
        int[] open = {AHEAD};
        int first = log.known;
        for (int i = first; i < first + AHEAD; i++) {
            int cell = i;
            ask(map("type", "read", "key", log.name + "/" + cell), answer -> {
                if (answer.get("type").equals("read_ok")) log.put(cell, (List<Object>) answer.get("value"));
                if (--open[0] > 0) return;
                if (log.known >= first + AHEAD) catchUp(log, then);
                else then.run();
            });
        }
    }

    static void poll(Map<String, Object> request) {
        Map<String, Object> offsets = offsets(body(request));
        boolean[] answered = {false};
        Runnable answer = () -> {
            if (answered[0]) return;
            answered[0] = true;
            Map<String, Object> found = new LinkedHashMap<>();
            offsets.forEach((key, from) -> found.put(key, messages(log(key), (Long) from)));
            reply(request, map("type", "poll_ok", "msgs", found));
        };
        if (offsets.isEmpty()) answer.run();
        int[] open = {offsets.size()};
        for (String key : offsets.keySet()) {
            catchUp(log(key), () -> {
                if (--open[0] == 0) answer.run();
            });
        }
        timer.schedule(() -> locked(answer), 2, TimeUnit.SECONDS);
    }

    static List<Object> messages(Log log, long from) {
        List<Object> found = new ArrayList<>();
        for (long cell = from / CELL; cell < log.known && found.size() < 100; cell++) {
            List<Object> messages = log.cells.get((int) cell);
            for (int i = 0; i < messages.size(); i++) {
                long offset = cell * CELL + i;
                if (offset >= from) found.add(List.of(offset, messages.get(i)));
            }
        }
        return found;
    }

    static void gossip() {
        for (String peer : peers) send(peer, map("type", "committed", "offsets", new HashMap<>(committed)));
    }

    static void commit(Map<String, Object> offsets) {
        offsets.forEach((key, offset) -> committed.merge(key, (Long) offset, Math::max));
    }

    static void init(Map<String, Object> request) {
        name = (String) body(request).get("node_id");
        for (Object node : (List<?>) body(request).get("node_ids")) if (!node.equals(name)) peers.add((String) node);
        reply(request, map("type", "init_ok"));
        timer.scheduleAtFixedRate(() -> locked(Main::gossip), 1, 1, TimeUnit.SECONDS);
    }

    static void list(Map<String, Object> request) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Object key : (List<?>) body(request).get("keys")) {
            if (committed.containsKey(key)) found.put((String) key, committed.get(key));
        }
        reply(request, map("type", "list_committed_offsets_ok", "offsets", found));
    }

    static void handle(Map<String, Object> request) {
        Map<String, Object> body = body(request);
        switch ((String) body.get("type")) {
            case "init" -> init(request);
            case "send" -> {
                Log log = log((String) body.get("key"));
                log.waiting.add(request);
                create(log);
            }
            case "poll" -> poll(request);
            case "commit_offsets" -> {
                commit(offsets(body));
                reply(request, map("type", "commit_offsets_ok"));
            }
            case "list_committed_offsets" -> list(request);
            case "committed" -> commit(offsets(body));
            default -> {
                Consumer<Map<String, Object>> then = asked.remove(body.get("in_reply_to"));
                if (then != null) then.accept(body);
            }
        }
    }

    static synchronized void locked(Runnable action) {
        action.run();
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            Map<String, Object> request = Json.parseObject(line);
            locked(() -> handle(request));
        }
        timer.shutdownNow();
    }
}
