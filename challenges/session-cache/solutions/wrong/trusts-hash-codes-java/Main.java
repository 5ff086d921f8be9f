import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Iterator;
import java.util.LinkedHashMap;

/** A linked map in order of access: whatever is looked up moves to the end. */
class SessionCache {
    int hits;
    int misses;
    int evictions;
    private int limit;
    private final LinkedHashMap<Integer, String> kept = new LinkedHashMap<>(16, 0.75f, true);

    SessionCache(int limit) {
        this.limit = limit;
    }

    void get(String session) {
        if (kept.get(session.hashCode()) != null) {
            hits++;
            return;
        }
        misses++;
        kept.put(session.hashCode(), session);
        shrink();
    }

    void end(String session) {
        kept.remove(session.hashCode());
    }

    void resize(int limit) {
        this.limit = limit;
        shrink();
    }

    private void shrink() {
        if (kept.size() <= limit) return;
        Iterator<Integer> oldestFirst = kept.keySet().iterator();
        while (kept.size() > limit) {
            oldestFirst.next();
            oldestFirst.remove();
            evictions++;
        }
    }

    int size() {
        return kept.size();
    }

    String oldest() {
        return kept.isEmpty() ? null : kept.values().iterator().next();
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String[] first = input.readLine().split(" ");
        int count = Integer.parseInt(first[1]);
        SessionCache cache = new SessionCache(Integer.parseInt(first[0]));
        StringBuilder report = new StringBuilder();
        for (int event = 0; event < count; event++) {
            String[] words = input.readLine().split(" ");
            switch (words[0]) {
                case "get" -> cache.get(words[1]);
                case "end" -> cache.end(words[1]);
                case "limit" -> cache.resize(Integer.parseInt(words[1]));
                default -> {
                    String oldest = cache.oldest();
                    report.append(cache.hits).append(' ').append(cache.misses).append(' ');
                    report.append(cache.evictions).append(' ').append(cache.size()).append(' ');
                    report.append(oldest == null ? "-" : oldest).append('\n');
                }
            }
        }
        System.out.print(report);
    }
}
