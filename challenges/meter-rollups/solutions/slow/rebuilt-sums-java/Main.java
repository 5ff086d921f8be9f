import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Sums up to each minute, made anew for a question if a reading came since the last one. */
class Meter {
    private final int[] known;
    private final long[] until;
    private boolean stale;

    Meter(int minutes) {
        known = new int[minutes + 1];
        until = new long[minutes + 1];
    }

    void read(int minute, int wh) {
        known[minute] = wh;
        stale = true;
    }

    private void refresh() {
        if (!stale) return;
        for (int minute = 1; minute < known.length; minute++) until[minute] = until[minute - 1] + known[minute];
        stale = false;
    }

    long sum(int first, int last) {
        refresh();
        return until[last] - until[first - 1];
    }

    int reach(int first, long wh) {
        refresh();
        long wanted = until[first - 1] + wh;
        int low = first;
        int high = known.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (until[middle] >= wanted) high = middle;
            else low = middle + 1;
        }
        return low < known.length ? low : 0;
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
