import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;

/** What an order costs, or what was paid for it. */
record Amount(long order, long cents) {}

record Summary(long count, long missing) {}

class Unpaid {
    static Summary find(Amount[] orders, Amount[] payments) {
        Map<Integer, Long> paid = new HashMap<>();
        for (Amount payment : payments) paid.merge((int) payment.order(), payment.cents(), Long::sum);
        long count = 0;
        long missing = 0;
        for (Amount order : orders) {
            long rest = order.cents() - paid.getOrDefault((int) order.order(), 0L);
            if (rest <= 0) continue;
            count++;
            missing += rest;
        }
        return new Summary(count, missing);
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
