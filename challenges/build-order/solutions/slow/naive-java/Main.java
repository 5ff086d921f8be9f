import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

record Finish(long time, String name) {
    boolean isLaterThan(Finish other) {
        return time > other.time || time == other.time && name.compareTo(other.name) < 0;
    }
}

/** Knows durations and needs, and computes all finish times whenever somebody asks. */
class Build {
    private final HashMap<String, Integer> ms = new HashMap<>();
    private final HashMap<String, HashSet<String>> needs = new HashMap<>();

    void add(String name, int ms, List<String> needs) {
        this.ms.put(name, ms);
        this.needs.put(name, new HashSet<>(needs));
    }

    void took(String name, int ms) {
        this.ms.put(name, ms);
    }

    boolean need(String name, String other) {
        HashSet<String> seen = new HashSet<>();
        List<String> waiting = new ArrayList<>();
        seen.add(other);
        waiting.add(other);
        for (int next = 0; next < waiting.size(); next++)
            for (String needed : needs.get(waiting.get(next))) if (seen.add(needed)) waiting.add(needed);
        if (seen.contains(name)) return false;
        needs.get(name).add(other);
        return true;
    }

    void free(String name, String other) {
        needs.get(name).remove(other);
    }

    Finish why(String name) {
        HashMap<String, Long> finish = finishTimes();
        return new Finish(finish.get(name), latest(needs.get(name), finish).name());
    }

    Finish build() {
        HashMap<String, Long> finish = finishTimes();
        return latest(finish.keySet(), finish);
    }

    private HashMap<String, Long> finishTimes() {
        HashMap<String, Integer> missing = new HashMap<>();
        HashMap<String, List<String>> dependents = new HashMap<>();
        List<String> ready = new ArrayList<>();
        needs.forEach((name, list) -> {
            missing.put(name, list.size());
            if (list.isEmpty()) ready.add(name);
            for (String needed : list) dependents.computeIfAbsent(needed, added -> new ArrayList<>()).add(name);
        });
        HashMap<String, Long> finish = new HashMap<>();
        for (int next = 0; next < ready.size(); next++) {
            String name = ready.get(next);
            finish.put(name, ms.get(name) + latest(needs.get(name), finish).time());
            for (String dependent : dependents.getOrDefault(name, List.of()))
                if (missing.merge(dependent, -1, Integer::sum) == 0) ready.add(dependent);
        }
        return finish;
    }

    private static Finish latest(Collection<String> names, HashMap<String, Long> times) {
        Finish last = new Finish(0, "-");
        for (String name : names) {
            Finish finish = new Finish(times.get(name), name);
            if (finish.isLaterThan(last)) last = finish;
        }
        return last;
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String[] first = input.readLine().split(" ");
        Build build = new Build();
        for (int left = Integer.parseInt(first[0]); left > 0; left--) {
            String[] words = input.readLine().split(" ");
            build.add(words[0], Integer.parseInt(words[1]), Arrays.asList(words).subList(2, words.length));
        }
        StringBuilder report = new StringBuilder();
        for (int left = Integer.parseInt(first[1]); left > 0; left--) {
            String[] words = input.readLine().split(" ");
            switch (words[0]) {
                case "took" -> build.took(words[1], Integer.parseInt(words[2]));
                case "free" -> build.free(words[1], words[2]);
                case "need" -> report.append(build.need(words[1], words[2]) ? "" : "cycle\n");
                default -> {
                    Finish finish = words[0].equals("why") ? build.why(words[1]) : build.build();
                    report.append(finish.time()).append(' ').append(finish.name()).append('\n');
                }
            }
        }
        System.out.print(report);
    }
}
