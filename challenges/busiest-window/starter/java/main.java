import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;


class BusiestWindow {
    /**
     * "start total" of the most expensive window, the earliest of equals; null for an empty log.
     *
     * @param times of the requests, in no particular order
     * @param costs of the requests at the same places
     * @param window length in milliseconds; the end does not belong to it
     */
    static String find(long[] times, long[] costs, long window) {
        return null;
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
