import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;

record Finish(long time, String name) {
    static final Finish NOTHING = new Finish(0, "-");
    static final Comparator<Finish> LATEST_FIRST =
            (one, other) -> one.time != other.time
                    ? (int) (other.time - one.time)
                    : one.name.compareTo(other.name);
}

class Target {
    final String name;
    final List<Target> needs = new ArrayList<>();
    final HashSet<Target> dependents = new HashSet<>(4);
    int ms;
    long finish;
    int round;

    Target(String name, int ms) {
        this.name = name;
        this.ms = ms;
    }

    long start() {
        long start = 0;
        for (Target needed : needs) start = Math.max(start, needed.finish);
        return start;
    }

    Finish now() {
        return new Finish(finish, name);
    }
}

/**
 * Finish times are kept, and changes are carried on in the order of the finish times before. A target always finishes
 * after what it needs, so this order is a topological one, without being kept apart.
 */
class Build {
    private record Change(Target target, long before) {}

    private final HashMap<String, Target> targets = new HashMap<>();
    private final PriorityQueue<Finish> last = new PriorityQueue<>(Finish.LATEST_FIRST);
    private int round;

    void add(String name, int ms, List<String> needs) {
        Target target = new Target(name, ms);
        for (String needed : needs) {
            target.needs.add(targets.get(needed));
            targets.get(needed).dependents.add(target);
        }
        target.finish = target.start() + ms;
        targets.put(name, target);
        note(target);
    }

    void took(String name, int ms) {
        Target target = targets.get(name);
        target.ms = ms;
        update(target, null);
    }

    boolean need(String name, String other) {
        Target target = targets.get(name);
        Target needed = targets.get(other);
        if (target.needs.contains(needed)) return true;
        boolean isEarlyEnough = needed.finish <= target.finish - target.ms;
        target.needs.add(needed);
        if (!isEarlyEnough && !update(target, needed)) {
            target.needs.remove(needed);
            return false;
        }
        needed.dependents.add(target);
        return true;
    }

    void free(String name, String other) {
        Target target = targets.get(name);
        Target needed = targets.get(other);
        if (!target.needs.remove(needed)) return;
        needed.dependents.remove(target);
        note(needed);
        update(target, null);
    }

    Finish why(String name) {
        Target target = targets.get(name);
        Finish waitsFor = target.needs.stream().map(Target::now).min(Finish.LATEST_FIRST).orElse(Finish.NOTHING);
        return new Finish(target.finish, waitsFor.name());
    }

    /** What finishes last is needed by nothing. Entries that are out of date are thrown away when they surface. */
    Finish build() {
        while (!last.isEmpty() && targets.get(last.peek().name()).finish != last.peek().time()) last.remove();
        return last.isEmpty() ? Finish.NOTHING : last.peek();
    }

    private void note(Target target) {
        if (target.dependents.isEmpty()) last.add(target.now());
    }

    /** Carries a change on to all that it touches; if `unreachable` is among them, undoes everything. */
    private boolean update(Target changed, Target unreachable) {
        PriorityQueue<Target> waiting = new PriorityQueue<>(Comparator.comparingLong((Target target) -> target.finish));
        List<Change> changes = new ArrayList<>();
        changed.round = ++round;
        waiting.add(changed);
        while (!waiting.isEmpty()) {
            Target target = waiting.remove();
            if (target == unreachable) {
                for (Change change : changes) change.target().finish = change.before();
                return false;
            }
            long finish = target.start() + target.ms;
            if (finish == target.finish) continue;
            changes.add(new Change(target, target.finish));
            target.finish = finish;
            for (Target dependent : target.dependents) {
                if (dependent.round == round) continue;
                dependent.round = round;
                waiting.add(dependent);
            }
        }
        for (Change change : changes) note(change.target());
        return true;
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
