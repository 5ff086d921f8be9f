import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The id of a node's n-th request is n * nodes + place, so every node has numbers of its own. */
public class Main {
    private String name;
    private long step;
    private long next;

    public static void main(String[] arguments) throws IOException {
        Main node = new Main();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            node.handle(Json.parseObject(line));
        }
    }

    @SuppressWarnings("unchecked")
    private void handle(Map<String, Object> message) {
        Map<String, Object> body = (Map<String, Object>) message.get("body");
        Object question = body.get("msg_id");
        if ("init".equals(body.get("type"))) {
            start((String) body.get("node_id"), (List<Object>) body.get("node_ids"));
            answer(message, Map.of("type", "init_ok", "in_reply_to", question));
        } else if ("generate".equals(body.get("type"))) {
            answer(message, Map.of("type", "generate_ok", "in_reply_to", question, "id", next));
            next += step;
        }
    }

    private void start(String self, List<Object> all) {
        name = self;
        step = all.size();
        next = all.stream().map(Object::toString).sorted().toList().indexOf(self);
    }

    private void answer(Map<String, Object> message, Map<String, Object> body) {
        System.out.println(Json.write(Map.of("src", name, "dest", message.get("src"), "body", body)));
        System.out.flush();
    }
}
