import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

record Slow(String name, int ms) {}

/** Keeps all durations, and sorts them when somebody asks. */
class SlowEndpoints {
    private final int percent;
    private final HashMap<String, List<Integer>> durations = new HashMap<>();

    SlowEndpoints(int percent) {
        this.percent = percent;
    }

    void took(String name, int ms) {
        durations.computeIfAbsent(name, added -> new ArrayList<>()).add(ms);
    }

    private int percentile(List<Integer> durations) {
        List<Integer> sorted = new ArrayList<>(durations);
        Collections.sort(sorted);
        return sorted.get((int) (((long) percent * sorted.size() + 99) / 100) - 1);
    }

    List<Slow> top(int count) {
        List<Slow> ranking = new ArrayList<>();
        durations.forEach((name, list) -> ranking.add(new Slow(name, percentile(list))));
        ranking.sort(Comparator.comparingInt((Slow slow) -> -slow.ms()).thenComparing(Slow::name));
        return ranking.subList(0, Math.min(count, ranking.size()));
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
