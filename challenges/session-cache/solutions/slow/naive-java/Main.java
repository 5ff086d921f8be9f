import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;

/** A list, least recently used session first. */
class SessionCache {
    int hits;
    int misses;
    int evictions;
    private int limit;
    private final ArrayList<String> kept = new ArrayList<>();

    SessionCache(int limit) {
        this.limit = limit;
    }

    void get(String session) {
        if (kept.remove(session)) hits++;
        else misses++;
        kept.add(session);
        resize(limit);
    }

    void end(String session) {
        kept.remove(session);
    }

    void resize(int limit) {
        this.limit = limit;
        for (; kept.size() > limit; evictions++) kept.remove(0);
    }

    int size() {
        return kept.size();
    }

    String oldest() {
        return kept.isEmpty() ? null : kept.get(0);
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
