import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

record Delivery(String id, long amount) {}

record Summary(int events, long total) {}

class Deliveries {
    /**
     * The number of different ids, and the sum of the amounts of their first deliveries.
     *
     * @param deliveries in the order in which they arrived
     */
    static Summary countOnce(Delivery[] deliveries) {
        return new Summary(0, -1);
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
