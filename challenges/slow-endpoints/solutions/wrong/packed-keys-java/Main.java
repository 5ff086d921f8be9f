import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

record Slow(String name, int ms) {}

/** Durations in two heaps: low has those up to the percentile, which is on top. */
class Endpoint {
    final String name;
    private final PriorityQueue<Integer> low = new PriorityQueue<>(Collections.reverseOrder());
    private final PriorityQueue<Integer> high = new PriorityQueue<>();

    Endpoint(String name) {
        this.name = name;
    }

    int percentile() {
        return low.element();
    }

    void add(int ms, long percent) {
        if (!low.isEmpty() && ms > low.element()) high.add(ms);
        else low.add(ms);
        long rank = (percent * (low.size() + high.size()) + 99) / 100;
        if (low.size() > rank) high.add(low.remove());
        else if (low.size() < rank) low.add(high.remove());
    }
}

/** The ranking is a sorted set; an endpoint is taken out while its percentile changes. */
class SlowEndpoints {
    private static final Comparator<Endpoint> SLOWEST_FIRST = (one, other) -> {
        // The time decides, the names only where it is the same: those differ by less than 128.
        return 4 * (other.percentile() - one.percentile()) + Integer.signum(one.name.compareTo(other.name));
    };

    private final int percent;
    private final HashMap<String, Endpoint> endpoints = new HashMap<>();
    private final TreeSet<Endpoint> ranking = new TreeSet<>(SLOWEST_FIRST);

    SlowEndpoints(int percent) {
        this.percent = percent;
    }

    void took(String name, int ms) {
        Endpoint endpoint = endpoints.get(name);
        if (endpoint == null) endpoints.put(name, endpoint = new Endpoint(name));
        else ranking.remove(endpoint);
        endpoint.add(ms, percent);
        ranking.add(endpoint);
    }

    List<Slow> top(int count) {
        List<Slow> found = new ArrayList<>();
        for (Endpoint endpoint : ranking) {
            if (found.size() == count) break;
            found.add(new Slow(endpoint.name, endpoint.percentile()));
        }
        return found;
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String[] first = input.readLine().split(" ");
        SlowEndpoints endpoints = new SlowEndpoints(Integer.parseInt(first[0]));
        int count = Integer.parseInt(first[1]);
        StringBuilder report = new StringBuilder();
        for (int event = 0; event < count; event++) {
            String[] words = input.readLine().split(" ");
            if (words[0].equals("took")) {
                endpoints.took(words[1], Integer.parseInt(words[2]));
                continue;
            }
            List<Slow> slowest = endpoints.top(Integer.parseInt(words[1]));
            if (slowest.isEmpty()) report.append("- ");
            for (Slow slow : slowest) report.append(slow.name()).append(' ').append(slow.ms()).append(' ');
            report.setCharAt(report.length() - 1, '\n');
        }
        System.out.print(report);
    }
}
