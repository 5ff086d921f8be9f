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
        int best = 0;
        int total = 0;
        int end = 0;
        for (int first : order) {
            while (end < order.length && times[order[end]] < times[first] + window) total += costs[order[end++]];
            if (total > best) {
                best = total;
                found = times[first] + " " + total;
            }
            total -= costs[first];
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
