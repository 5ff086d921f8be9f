import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

record Slow(String name, int ms) {}

/** Follows how long requests take and knows the slowest endpoints at any time. */
class SlowEndpoints {
    private final int percent;

    SlowEndpoints(int percent) {
        this.percent = percent;
    }

    /** A request to the endpoint took this many milliseconds. */
    void took(String name, int ms) {}

    /** The slowest endpoints with their percentiles, slowest first; at most count of them. */
    List<Slow> top(int count) {
        return new ArrayList<>();
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
