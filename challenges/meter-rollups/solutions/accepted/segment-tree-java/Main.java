import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** A binary tree of sums in an array: the children of node i are 2i and 2i + 1, and the leaves are the minutes. */
class Meter {
    private final int minutes;
    private final int leaves;
    private final long[] sums;

    Meter(int minutes) {
        this.minutes = minutes;
        // A power of two above the last minute, so that minute m is leaf m.
        leaves = 2 * Integer.highestOneBit(minutes);
        sums = new long[2 * leaves];
    }

    void read(int minute, int wh) {
        int node = leaves + minute;
        sums[node] = wh;
        for (node /= 2; node > 0; node /= 2) sums[node] = sums[2 * node] + sums[2 * node + 1];
    }

    long sum(int first, int last) {
        long total = 0;
        int from = leaves + first;
        int to = leaves + last + 1;
        for (; from < to; from /= 2, to /= 2) {
            if (from % 2 == 1) total += sums[from++];
            if (to % 2 == 1) total += sums[--to];
        }
        return total;
    }

    int reach(int first, long wh) {
        long left = wh;
        int node = leaves + first;
        // Upwards and to the right past whatever does not suffice, then down to the leaf.
        while (sums[node] < left) {
            left -= sums[node];
            while (node % 2 == 1) node /= 2;
            if (node == 0) return 0;
            node++;
        }
        while (node < leaves) {
            node *= 2;
            if (sums[node] < left) left -= sums[node++];
        }
        return node - leaves;
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String[] size = input.readLine().split(" ");
        Meter meter = new Meter(Integer.parseInt(size[0]));
        int count = Integer.parseInt(size[1]);
        StringBuilder report = new StringBuilder();
        for (int event = 0; event < count; event++) {
            String[] words = input.readLine().split(" ");
            int one = Integer.parseInt(words[1]);
            switch (words[0]) {
                case "read" -> meter.read(one, Integer.parseInt(words[2]));
                case "sum" -> report.append(meter.sum(one, Integer.parseInt(words[2]))).append('\n');
                default -> {
                    int minute = meter.reach(one, Long.parseLong(words[2]));
                    report.append(minute == 0 ? "never" : minute).append('\n');
                }
            }
        }
        System.out.print(report);
    }
}
