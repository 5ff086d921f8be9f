import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.List;

record Finish(long time, String name) {}

/** Targets with their durations and needs. */
class Build {
    /** Adds a target; the needs are names of targets that were added before. */
    void add(String name, int ms, List<String> needs) {}

    /** The target's duration is `ms` from now on. */
    void took(String name, int ms) {}

    /** Whether it was possible; the target comes to need the other one unless that closes a cycle. */
    boolean need(String name, String other) {
        return true;
    }

    /** The target needs the other one no longer. */
    void free(String name, String other) {}

    /** The target's finish time, and the name of the need that it waits for, "-" if there is none. */
    Finish why(String name) {
        return new Finish(0, "");
    }

    /** The latest finish time of all, and the name of its target, "-" if there is none. */
    Finish build() {
        return new Finish(0, "");
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
