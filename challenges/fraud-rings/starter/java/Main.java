import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

record Ring(int accounts, long total) {}

/** Accounts grow together into rings; a ring with enough accounts and payments is suspicious. */
class Rings {
    private final int leastAccounts;
    private final long leastTotal;

    Rings(int leastAccounts, long leastTotal) {
        this.leastAccounts = leastAccounts;
        this.leastTotal = leastTotal;
    }

    /** Joins two rings; the ring when this raises an alert, else null. */
    Ring link(String account, String other) {
        return null;
    }

    /** Adds a payment; the ring when this raises an alert, else null. */
    Ring pay(String account, long amount) {
        return null;
    }

    /** The account's ring; an account that was never mentioned has 1 account and a total of 0. */
    Ring ring(String account) {
        return new Ring(0, 0);
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String[] first = input.readLine().split(" ");
        Rings rings = new Rings(Integer.parseInt(first[0]), Long.parseLong(first[1]));
        int count = Integer.parseInt(first[2]);
        StringBuilder report = new StringBuilder();
        for (int event = 1; event <= count; event++) {
            String[] words = input.readLine().split(" ");
            if (words[0].equals("ring")) {
                Ring ring = rings.ring(words[1]);
                report.append(ring.accounts()).append(' ').append(ring.total()).append('\n');
                continue;
            }
            Ring raised = words[0].equals("link")
                    ? rings.link(words[1], words[2])
                    : rings.pay(words[1], Long.parseLong(words[2]));
            if (raised == null) continue;
            report.append("alert ").append(event).append(' ').append(raised.accounts());
            report.append(' ').append(raised.total()).append('\n');
        }
        System.out.print(report);
    }
}
