import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

public class Main {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static String name = "";
    private static long given = 0;

    @SuppressWarnings("unchecked")
    static void handle(Map<String, Object> request) {
        Map<String, Object> body = (Map<String, Object>) request.get("body");
        switch ((String) body.get("type")) {
            case "init" -> {
                name = (String) body.get("node_id");
                reply(request, body, Map.of("type", "init_ok"));
            }
            case "generate" -> {
                given++;
                reply(request, body, Map.of("type", "generate_ok", "id", name + "-" + given));
            }
            default -> System.err.println("unknown request: " + body);
        }
    }

    static void reply(Map<String, Object> request, Map<String, Object> asked, Map<String, Object> body) {
        Map<String, Object> answer = new LinkedHashMap<>(body);
        answer.put("in_reply_to", asked.get("msg_id"));
        OUT.println(Json.write(Map.of("src", name, "dest", request.get("src"), "body", answer)));
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            handle(Json.parseObject(line));
        }
    }
}
