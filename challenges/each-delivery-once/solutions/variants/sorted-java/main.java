import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Comparator;

record Delivery(String id, long amount) {}

record Summary(int events, long total) {}

class Deliveries {
    static Summary countOnce(Delivery[] deliveries) {
        Delivery[] sorted = deliveries.clone();
        Arrays.sort(sorted, Comparator.comparing(Delivery::id));
        int events = 0;
        long total = 0;
        for (int at = 0; at < sorted.length; at++) {
            if (at > 0 && sorted[at].id().equals(sorted[at - 1].id())) continue;
            events++;
            total += sorted[at].amount();
        }
        return new Summary(events, total);
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        Delivery[] deliveries = new Delivery[Integer.parseInt(input.readLine().trim())];
        for (int at = 0; at < deliveries.length; at++) {
            String line = input.readLine();
            int blank = line.indexOf(' ');
            deliveries[at] = new Delivery(line.substring(0, blank), Long.parseLong(line.substring(blank + 1).trim()));
        }
        Summary found = Deliveries.countOnce(deliveries);
        System.out.println(found.events() + " " + found.total());
    }
}
