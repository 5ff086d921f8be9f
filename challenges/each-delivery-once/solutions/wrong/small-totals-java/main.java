import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashSet;
import java.util.Set;

record Delivery(String id, long amount) {}

record Summary(int events, long total) {}

class Deliveries {
    static Summary countOnce(Delivery[] deliveries) {
        Set<String> seen = new HashSet<>();
        int total = 0;
        for (Delivery delivery : deliveries) {
            if (seen.add(delivery.id())) total += delivery.amount();
        }
        return new Summary(seen.size(), total);
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
