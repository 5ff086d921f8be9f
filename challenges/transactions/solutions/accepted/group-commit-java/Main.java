import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One thread reads messages; another one commits all transactions that wait with one cas on the whole state. */
public class Main {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private volatile String name = "";
    private final BlockingQueue<Map<String, Object>> transactions = new LinkedBlockingQueue<>();
    /** Of the store, which is asked one thing at a time. */
    private final BlockingQueue<Map<String, Object>> answers = new LinkedBlockingQueue<>();

    void take(Map<String, Object> message) throws InterruptedException {
        Map<String, Object> body = bodyOf(message);
        if (body.containsKey("in_reply_to")) {
            answers.put(body);
        } else if (body.get("type").equals("init")) {
            name = (String) body.get("node_id");
            reply(message, Map.of("type", "init_ok"));
        } else {
            transactions.put(message);
        }
    }

    private void work() {
        try {
            for (;;) {
                List<Map<String, Object>> batch = new ArrayList<>(List.of(transactions.take()));
                while (!commit(batch)) transactions.drainTo(batch);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries once, and answers if nobody else was faster. */
    @SuppressWarnings("unchecked")
    private boolean commit(List<Map<String, Object>> batch) throws InterruptedException {
        Object before = ask(Map.of("type", "read")).getOrDefault("value", Map.of());
        Map<String, Object> after = new LinkedHashMap<>((Map<String, Object>) before);
        List<Object> results = new ArrayList<>();
        for (Map<String, Object> message : batch) results.add(run((List<List<Object>>) bodyOf(message).get("txn"), after));
        if (!after.equals(before)) {
            Map<String, Object> cas =
                Map.of("type", "cas", "from", before, "to", after, "create_if_not_exists", true);
            if (!ask(cas).get("type").equals("cas_ok")) return false;
        }
        for (int at = 0; at < batch.size(); at++) {
            reply(batch.get(at), Map.of("type", "txn_ok", "txn", results.get(at)));
        }
        return true;
    }

    private static List<Object> run(List<List<Object>> txn, Map<String, Object> lists) {
        List<Object> done = new ArrayList<>();
        for (List<Object> action : txn) {
            String key = action.get(1).toString();
            List<?> list = (List<?>) lists.getOrDefault(key, List.of());
            if (action.get(0).equals("r")) {
                done.add(List.of("r", action.get(1), list));
                continue;
            }
            // A list that was read stays as it is.
            List<Object> longer = new ArrayList<>(list);
            longer.add(action.get(2));
            lists.put(key, longer);
            done.add(action);
        }
        return done;
    }

    private Map<String, Object> ask(Map<String, Object> question) throws InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>(question);
        body.put("key", "lists");
        body.put("msg_id", 1);
        send("lin-kv", body);
        return answers.take();
    }

    private void reply(Map<String, Object> asked, Map<String, Object> body) {
        Map<String, Object> answer = new LinkedHashMap<>(body);
        answer.put("in_reply_to", bodyOf(asked).get("msg_id"));
        send((String) asked.get("src"), answer);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> bodyOf(Map<String, Object> message) {
        return (Map<String, Object>) message.get("body");
    }

    private synchronized void send(String to, Map<String, Object> body) {
        OUT.println(Json.write(Map.of("src", name, "dest", to, "body", body)));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Main node = new Main();
        Thread worker = new Thread(node::work);
        worker.setDaemon(true);
        worker.start();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            node.take(Json.parseObject(line));
        }
    }
}
