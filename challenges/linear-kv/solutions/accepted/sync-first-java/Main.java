import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

public class Main {
    private static final String STORE = "seq-kv";
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private String name = "";
    private long last = 0;
    private final Map<Object, CompletableFuture<Map<String, Object>>> waiting = new HashMap<>();

    @SuppressWarnings("unchecked")
    void take(Map<String, Object> message) {
        Map<String, Object> body = (Map<String, Object>) message.get("body");
        if (body.containsKey("in_reply_to")) {
            CompletableFuture<Map<String, Object>> future = waiting.remove(body.get("in_reply_to"));
            if (future != null) future.complete(body);
            return;
        }
        String src = (String) message.get("src");
        switch ((String) body.get("type")) {
            case "init" -> {
                name = (String) body.get("node_id");
                reply(src, body, Map.of("type", "init_ok"));
            }
            case "read", "write", "cas" ->
                sync().thenCompose(synced -> ask(body)).thenAccept(answer -> reply(src, body, answer));
            default -> System.err.println("unknown request: " + body);
        }
    }

    /** A change meets the newest state of the store, and what this node asks afterwards meets no older one. */
    private CompletableFuture<Map<String, Object>> sync() {
        return ask(Map.of("type", "write", "key", "sync " + name, "value", last));
    }

    private CompletableFuture<Map<String, Object>> ask(Map<String, Object> operation) {
        Map<String, Object> body = new LinkedHashMap<>(operation);
        body.put("msg_id", ++last);
        CompletableFuture<Map<String, Object>> future = new CompletableFuture<>();
        waiting.put(last, future);
        send(STORE, body);
        return future;
    }

    private void reply(String to, Map<String, Object> asked, Map<String, Object> body) {
        Map<String, Object> answer = new LinkedHashMap<>(body);
        answer.put("in_reply_to", asked.get("msg_id"));
        send(to, answer);
    }

    private void send(String to, Map<String, Object> body) {
        OUT.println(Json.write(Map.of("src", name, "dest", to, "body", body)));
    }

    public static void main(String[] arguments) throws IOException {
        Main node = new Main();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            node.take(Json.parseObject(line));
        }
    }
}
