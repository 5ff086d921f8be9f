import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** A list of all minutes; each question goes through it. */
class Meter {
    private final int[] known;

    Meter(int minutes) {
        known = new int[minutes + 1];
    }

    void read(int minute, int wh) {
        known[minute] = wh;
    }

    long sum(int first, int last) {
        long total = 0;
        for (int minute = first; minute <= last; minute++) total += known[minute];
        return total;
    }

    int reach(int first, long wh) {
        long total = 0;
        for (int minute = first; minute < known.length; minute++) {
            total += known[minute];
            if (total >= wh) return minute;
        }
        return 0;
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
