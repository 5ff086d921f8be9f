import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

record Place(String name, int at) {}

record Route(int number, List<Place> names, Place rest) {}

/** What comes after some segments: literals, one parameter, and the routes that end here or take the rest. */
class Node {
    private HashMap<Integer, Node> literals;
    Node parameter;
    Route route;
    Route rest;

    Node literal(String segment) {
        if (literals == null) literals = new HashMap<>(4);
        return literals.computeIfAbsent(segment.hashCode(), added -> new Node());
    }

    /** The route of the best match from here on, or null. What is more precise is tried first. */
    Route search(String[] segments, int at) {
        if (at == segments.length) return route;
        Route found = null;
        Node below = literals == null ? null : literals.get(segments[at].hashCode());
        if (below != null) found = below.search(segments, at + 1);
        if (found == null && parameter != null) found = parameter.search(segments, at + 1);
        return found == null ? rest : found;
    }
}

/** A tree of segments for each method. */
class Router {
    private final TreeMap<String, Node> roots = new TreeMap<>();
    private int count;

    private static String[] split(String path) {
        return path.length() > 1 ? path.substring(1).split("/") : new String[0];
    }

    void add(String method, String pattern) {
        count++;
        Node node = roots.computeIfAbsent(method, added -> new Node());
        String[] segments = split(pattern);
        List<Place> names = new ArrayList<>(2);
        for (int at = 0; at < segments.length; at++) {
            String segment = segments[at];
            if (segment.startsWith("*")) {
                if (node.rest == null) node.rest = new Route(count, names, new Place(segment.substring(1), at));
                return;
            }
            if (segment.startsWith(":")) {
                names.add(new Place(segment.substring(1), at));
                if (node.parameter == null) node.parameter = new Node();
                node = node.parameter;
            } else {
                node = node.literal(segment);
            }
        }
        if (node.route == null) node.route = new Route(count, names, null);
    }

    String answer(String method, String target) {
        int query = target.indexOf('?');
        String[] segments = split(query < 0 ? target : target.substring(0, query));
        Node root = roots.get(method);
        Route found = root == null ? null : root.search(segments, 0);
        if (found == null) return refusal(segments);
        StringBuilder line = new StringBuilder("route ").append(found.number());
        for (Place place : found.names()) line.append(' ').append(place.name()).append('=').append(segments[place.at()]);
        Place rest = found.rest();
        if (rest == null) return line.toString();
        line.append(' ').append(rest.name()).append('=');
        return line + String.join("/", Arrays.asList(segments).subList(rest.at(), segments.length));
    }

    /** The request's own method is none of the others: it was tried. */
    private String refusal(String[] segments) {
        StringBuilder line = new StringBuilder("405");
        for (Map.Entry<String, Node> other : roots.entrySet())
            if (other.getValue().search(segments, 0) != null) line.append(' ').append(other.getKey());
        return line.length() > 3 ? line.toString() : "404";
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String[] first = input.readLine().split(" ");
        int routes = Integer.parseInt(first[0]);
        int requests = Integer.parseInt(first[1]);
        Router router = new Router();
        for (int route = 0; route < routes; route++) {
            String[] words = input.readLine().split(" ");
            router.add(words[0], words[1]);
        }
        StringBuilder answers = new StringBuilder();
        for (int request = 0; request < requests; request++) {
            String[] words = input.readLine().split(" ");
            answers.append(router.answer(words[0], words[1])).append('\n');
        }
        System.out.print(answers);
    }
}
