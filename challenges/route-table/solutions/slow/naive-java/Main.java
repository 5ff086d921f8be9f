import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class Route {
    private final int number;
    private final String[] segments;
    /** Per segment 0 for a literal, 1 for a parameter, 2 for the rest: the smaller one is the more precise. */
    final int[] rank;

    Route(int number, String[] segments) {
        this.number = number;
        this.segments = segments;
        this.rank = Arrays.stream(segments).mapToInt(segment -> ":*".indexOf(segment.charAt(0)) + 1).toArray();
    }

    boolean matches(String[] wanted) {
        for (int at = 0; at < segments.length; at++) {
            if (at >= wanted.length) return false;
            if (rank[at] == 2) return true;
            if (rank[at] == 0 && !segments[at].equals(wanted[at])) return false;
        }
        return wanted.length == segments.length;
    }

    String line(String[] wanted) {
        StringBuilder line = new StringBuilder("route ").append(number);
        for (int at = 0; at < segments.length; at++) {
            if (rank[at] == 0) continue;
            line.append(' ').append(segments[at].substring(1)).append('=');
            int end = rank[at] == 1 ? at + 1 : wanted.length;
            line.append(String.join("/", Arrays.asList(wanted).subList(at, end)));
        }
        return line.toString();
    }
}

/** Compares each request with all routes. */
class Router {
    private final TreeMap<String, List<Route>> routes = new TreeMap<>();
    private int count;

    private static String[] split(String path) {
        return path.length() > 1 ? path.substring(1).split("/") : new String[0];
    }

    void add(String method, String pattern) {
        count++;
        routes.computeIfAbsent(method, added -> new ArrayList<>()).add(new Route(count, split(pattern)));
    }

    private Route best(List<Route> routes, String[] segments) {
        Route found = null;
        for (Route route : routes)
            if (route.matches(segments) && (found == null || Arrays.compare(route.rank, found.rank) < 0)) found = route;
        return found;
    }

    String answer(String method, String target) {
        int query = target.indexOf('?');
        String[] segments = split(query < 0 ? target : target.substring(0, query));
        Route found = best(routes.getOrDefault(method, List.of()), segments);
        if (found != null) return found.line(segments);
        StringBuilder line = new StringBuilder("405");
        for (Map.Entry<String, List<Route>> other : routes.entrySet())
            if (best(other.getValue(), segments) != null) line.append(' ').append(other.getKey());
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
