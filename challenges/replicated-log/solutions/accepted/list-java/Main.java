import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Each log is a list, one value of the store; answers of the store complete futures. */
public class Main {
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
        if (body.get("type").equals("init")) name = (String) body.get("node_id");
        answer(body).thenAccept(fields -> {
            Map<String, Object> reply = new LinkedHashMap<>(fields);
            reply.put("type", body.get("type") + "_ok");
            reply.put("in_reply_to", body.get("msg_id"));
            send((String) message.get("src"), reply);
        });
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<Map<String, Object>> answer(Map<String, Object> body) {
        Map<String, Object> offsets = (Map<String, Object>) body.getOrDefault("offsets", Map.of());
        return switch ((String) body.get("type")) {
            case "send" -> append("log " + body.get("key"), body.get("msg")).thenApply(at -> Map.of("offset", at));
            case "poll" -> forEach(offsets.keySet(), key -> read("log " + key).thenApply(log -> from(log, offsets.get(key))))
                .thenApply(msgs -> Map.of("msgs", msgs));
            case "commit_offsets" -> forEach(offsets.keySet(), key -> commit("committed " + key, (Long) offsets.get(key)))
                .thenApply(done -> Map.of());
            case "list_committed_offsets" -> forEach((List<String>) body.get("keys"), key -> read("committed " + key))
                .thenApply(committed -> Map.of("offsets", committed));
            default -> CompletableFuture.completedFuture(Map.of());
        };
    }

    private interface Find {
        CompletableFuture<?> find(String key);
    }

    /** What was found by key, but for nulls. */
    private static CompletableFuture<Map<String, Object>> forEach(Iterable<String> keys, Find find) {
        CompletableFuture<Map<String, Object>> all = CompletableFuture.completedFuture(new LinkedHashMap<>());
        for (String key : keys) {
            all = all.thenCombine(find.find(key), (map, found) -> {
                if (found != null) map.put(key, found);
                return map;
            });
        }
        return all;
    }

    private CompletableFuture<Integer> append(String key, Object message) {
        return read(key).thenCompose(value -> {
            List<Object> longer = new ArrayList<>(value == null ? List.of() : (List<?>) value);
            int offset = longer.size();
            longer.add(message);
            return cas(key, value, longer).thenCompose(
                isDone -> isDone ? CompletableFuture.completedFuture(offset) : append(key, message));
        });
    }

    private static List<Object> from(Object log, Object first) {
        List<?> messages = log == null ? List.of() : (List<?>) log;
        List<Object> found = new ArrayList<>();
        for (int at = ((Long) first).intValue(); at < messages.size(); at++) found.add(List.of(at, messages.get(at)));
        return found;
    }

    private CompletableFuture<Boolean> commit(String key, long offset) {
        return read(key).thenCompose(committed -> {
            if (committed != null && (Long) committed >= offset) return CompletableFuture.completedFuture(true);
            return cas(key, committed, offset).thenCompose(
                isDone -> isDone ? CompletableFuture.completedFuture(true) : commit(key, offset));
        });
    }

    private CompletableFuture<Object> read(String key) {
        return ask(new LinkedHashMap<>(Map.of("type", "read", "key", key))).thenApply(answer -> answer.get("value"));
    }

    private CompletableFuture<Boolean> cas(String key, Object from, Object to) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("type", "cas", "key", key, "to", to));
        body.put("from", from);
        body.put("create_if_not_exists", true);
        return ask(body).thenApply(answer -> answer.get("type").equals("cas_ok"));
    }

    private CompletableFuture<Map<String, Object>> ask(Map<String, Object> body) {
        body.put("msg_id", ++last);
        CompletableFuture<Map<String, Object>> future = new CompletableFuture<>();
        waiting.put(last, future);
        send("lin-kv", body);
        return future;
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
