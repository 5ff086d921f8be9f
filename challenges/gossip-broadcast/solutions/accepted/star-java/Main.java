import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first node is the hub of a star: it passes on what the others send it. */
public class Main {
    private static final long EVERY_MS = 150;
    private static final long AGAIN_AFTER_NS = 500_000_000;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private String name = "";
    private final Set<Object> known = new LinkedHashSet<>();
    /** What each neighbor has not acknowledged, and when it was sent; null: never. */
    private final Map<String, Map<Object, Long>> lacks = new HashMap<>();

    @SuppressWarnings("unchecked")
    synchronized void handle(Map<String, Object> request) {
        Map<String, Object> body = (Map<String, Object>) request.get("body");
        String src = (String) request.get("src");
        switch ((String) body.get("type")) {
            case "init" -> {
                name = (String) body.get("node_id");
                List<String> all = (List<String>) body.get("node_ids");
                String hub = all.get(0);
                if (name.equals(hub)) all.stream().skip(1).forEach(each -> lacks.put(each, new HashMap<>()));
                else lacks.put(hub, new HashMap<>());
                reply(src, body, Map.of("type", "init_ok"));
            }
            case "topology" -> reply(src, body, Map.of("type", "topology_ok"));
            case "broadcast" -> {
                learn(body.get("message"), "");
                reply(src, body, Map.of("type", "broadcast_ok"));
            }
            case "read" -> reply(src, body, Map.of("type", "read_ok", "messages", known));
            case "gossip" -> {
                List<Object> values = (List<Object>) body.get("values");
                values.forEach(value -> learn(value, src));
                send(src, Map.of("type", "got", "values", values));
            }
            case "got" -> ((List<Object>) body.get("values")).forEach(lacks.get(src)::remove);
            default -> System.err.println("unknown request: " + body);
        }
    }

    private void learn(Object value, String from) {
        if (!known.add(value)) return;
        lacks.forEach((neighbor, values) -> {
            if (!neighbor.equals(from)) values.put(value, null);
        });
    }

    private synchronized void sendDue() {
        long now = System.nanoTime();
        lacks.forEach((neighbor, values) -> {
            List<Object> due = new ArrayList<>();
            values.forEach((value, sent) -> {
                if (sent == null || now - sent >= AGAIN_AFTER_NS) due.add(value);
            });
            due.forEach(value -> values.put(value, now));
            if (!due.isEmpty()) send(neighbor, Map.of("type", "gossip", "values", due));
        });
    }

    private void reply(String to, Map<String, Object> asked, Map<String, Object> body) {
        Map<String, Object> answer = new LinkedHashMap<>(body);
        answer.put("in_reply_to", asked.get("msg_id"));
        send(to, answer);
    }

    private void send(String to, Map<String, Object> body) {
        OUT.println(Json.write(Map.of("src", name, "dest", to, "body", body)));
    }

    private void sendForEver() {
        try {
            for (;;) {
                Thread.sleep(EVERY_MS);
                sendDue();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] arguments) throws IOException {
        Main node = new Main();
        Thread sender = new Thread(node::sendForEver);
        sender.setDaemon(true);
        sender.start();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            node.handle(Json.parseObject(line));
        }
    }
}
