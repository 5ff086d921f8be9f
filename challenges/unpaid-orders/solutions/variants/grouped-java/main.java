import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What an order costs, or what was paid for it. */
record Amount(long order, long cents) {}

record Summary(long count, long missing) {}

class Unpaid {
    static Summary find(Amount[] orders, Amount[] payments) {
        Map<Long, Long> paid = Arrays.stream(payments)
                .collect(Collectors.groupingBy(Amount::order, Collectors.summingLong(Amount::cents)));
        long[] missing = Arrays.stream(orders)
                .mapToLong(order -> order.cents() - paid.getOrDefault(order.order(), 0L))
                .filter(rest -> rest > 0)
                .toArray();
        return new Summary(missing.length, Arrays.stream(missing).sum());
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String[] first = input.readLine().trim().split(" ");
        Amount[] orders = read(input, Integer.parseInt(first[0]));
        Amount[] payments = read(input, Integer.parseInt(first[1]));
        Summary found = Unpaid.find(orders, payments);
        System.out.println(found.count() + " " + found.missing());
    }

    private static Amount[] read(BufferedReader input, int count) throws IOException {
        Amount[] amounts = new Amount[count];
        for (int at = 0; at < count; at++) {
            String line = input.readLine().trim();
            int blank = line.indexOf(' ');
            amounts[at] = new Amount(Long.parseLong(line, 0, blank, 10), Long.parseLong(line.substring(blank + 1)));
        }
        return amounts;
    }
}
