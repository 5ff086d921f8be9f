import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Knows the consumption of each minute, and answers for any stretch of them. Minutes count from 1. */
class Meter {
    private final int minutes;

    Meter(int minutes) {
        this.minutes = minutes;
    }

    /** The consumption of a minute in watt-hours; replaces what was known of it. */
    void read(int minute, int wh) {}

    /** The consumption of the minutes from first to last, both included. */
    long sum(int first, int last) {
        return 0;
    }

    /** The earliest minute by which this much was consumed since the beginning of first, or 0 if there is none. */
    int reach(int first, long wh) {
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
