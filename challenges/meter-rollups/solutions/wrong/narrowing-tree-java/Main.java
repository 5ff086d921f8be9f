import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** A Fenwick tree: tree[i] is the sum of the minutes from i - lowbit(i) + 1 to i. */
class Meter {
    private final int minutes;
    private final int[] known;
    private final int[] tree;

    Meter(int minutes) {
        this.minutes = minutes;
        known = new int[minutes + 1];
        tree = new int[minutes + 1];
    }

    void read(int minute, int wh) {
        long change = wh - known[minute];
        known[minute] = wh;
        for (int at = minute; at <= minutes; at += at & -at) tree[at] += change;
    }

    /** The consumption of all minutes up to this one, which may be 0. */
    private long until(int minute) {
        long total = 0;
        for (int at = minute; at > 0; at &= at - 1) total += tree[at];
        return total;
    }

    long sum(int first, int last) {
        return until(last) - until(first - 1);
    }

    int reach(int first, long wh) {
        long left = wh + until(first - 1);
        // Goes as far as the sum stays short; the next minute reaches it.
        int minute = 0;
        for (int step = Integer.highestOneBit(minutes); step > 0; step >>= 1) {
            int after = minute + step;
            if (after > minutes || tree[after] >= left) continue;
            minute = after;
            left -= tree[after];
        }
        return minute < minutes ? minute + 1 : 0;
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
