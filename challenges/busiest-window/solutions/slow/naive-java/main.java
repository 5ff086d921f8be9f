import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;


class BusiestWindow {
    static String find(long[] times, long[] costs, long window) {
        Integer[] order = new Integer[times.length];
        for (int at = 0; at < order.length; at++) order[at] = at;
        Arrays.sort(order, (one, other) -> Long.compare(times[one], times[other]));
        String found = null;
        long best = 0;
        for (int at = 0; at < order.length; at++) {
            long start = times[order[at]];
            long total = 0;
            for (int next = at; next < order.length && times[order[next]] < start + window; next++) {
                total += costs[order[next]];
            }
            if (total > best) {
                best = total;
                found = start + " " + total;
            }
        }
        return found;
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String[] first = input.readLine().split(" ");
        int count = Integer.parseInt(first[0]);
        long window = Long.parseLong(first[1]);
        long[] times = new long[count];
        long[] costs = new long[count];
        for (int at = 0; at < count; at++) {
            String line = input.readLine();
            int blank = line.indexOf(' ');
            times[at] = Long.parseLong(line, 0, blank, 10);
            costs[at] = Long.parseLong(line.substring(blank + 1).trim());
        }
        String found = BusiestWindow.find(times, costs, window);
        System.out.println(found == null ? "none" : found);
    }
}
