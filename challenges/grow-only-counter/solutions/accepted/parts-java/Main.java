import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends every other node all parts of the sum, again and again; of two numbers, the larger is the newer. */
public class Main {
    private static final long EVERY_MS = 250;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private String name = "";
    private List<String> all = List.of();
    private final Map<String, Long> parts = new LinkedHashMap<>();

    @SuppressWarnings("unchecked")
    synchronized void handle(Map<String, Object> request) {
        Map<String, Object> body = (Map<String, Object>) request.get("body");
        String src = (String) request.get("src");
        switch ((String) body.get("type")) {
            case "init" -> {
                name = (String) body.get("node_id");
                all = (List<String>) body.get("node_ids");
                reply(src, body, Map.of("type", "init_ok"));
            }
            case "add" -> {
                parts.merge(name, (Long) body.get("delta"), Long::sum);
                reply(src, body, Map.of("type", "add_ok"));
            }
            case "read" -> {
                long sum = parts.values().stream().mapToLong(Long::longValue).sum();
                reply(src, body, Map.of("type", "read_ok", "value", sum));
            }
            case "parts" ->
                ((Map<String, Object>) body.get("parts")).forEach((node, part) -> parts.merge(node, (Long) part, Math::max));
            default -> System.err.println("unknown request: " + body);
        }
    }

    private synchronized void gossip() {
        for (String other : all) {
            if (!other.equals(name)) send(other, Map.of("type", "parts", "parts", parts));
        }
    }

    private void reply(String to, Map<String, Object> asked, Map<String, Object> body) {
        Map<String, Object> answer = new LinkedHashMap<>(body);
        answer.put("in_reply_to", asked.get("msg_id"));
        send(to, answer);
    }

    private void send(String to, Map<String, Object> body) {
        OUT.println(Json.write(Map.of("src", name, "dest", to, "body", body)));
    }

    private void gossipForEver() {
        try {
            for (;;) {
                Thread.sleep(EVERY_MS);
                gossip();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] arguments) throws IOException {
        Main node = new Main();
        Thread gossip = new Thread(node::gossipForEver);
        gossip.setDaemon(true);
        gossip.start();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            node.handle(Json.parseObject(line));
        }
    }
}
