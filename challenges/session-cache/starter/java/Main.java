import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Keeps at most `limit` sessions; those not used for longest have to go first. */
class SessionCache {
    int hits;
    int misses;
    int evictions;
    private int limit;

    SessionCache(int limit) {
        this.limit = limit;
    }

    /** A request of this session: a hit, or a miss that brings it into the cache. */
    void get(String session) {}

    /** The user logged out. */
    void end(String session) {}

    /** From now on at most `limit` sessions are kept. */
    void resize(int limit) {}

    int size() {
        return 0;
    }

    /** The session to be evicted next; null when the cache is empty. */
    String oldest() {
        return null;
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
