import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

record Ring(int accounts, long total) {}

/** Knows who is linked with whom, and walks over the links anew whenever a ring is asked for. */
class Rings {
    private final int leastAccounts;
    private final long leastTotal;
    private final HashMap<String, List<String>> links = new HashMap<>();
    private final HashMap<String, Long> paid = new HashMap<>();

    Rings(int leastAccounts, long leastTotal) {
        this.leastAccounts = leastAccounts;
        this.leastTotal = leastTotal;
    }

    Ring link(String account, String other) {
        boolean before = isSuspicious(ring(account)) || isSuspicious(ring(other));
        links.computeIfAbsent(account, name -> new ArrayList<>()).add(other);
        links.computeIfAbsent(other, name -> new ArrayList<>()).add(account);
        return alert(before, account);
    }

    Ring pay(String account, long amount) {
        boolean before = isSuspicious(ring(account));
        paid.merge(account, amount, Long::sum);
        return alert(before, account);
    }

    private Ring alert(boolean before, String account) {
        Ring ring = ring(account);
        return before || !isSuspicious(ring) ? null : ring;
    }

    private boolean isSuspicious(Ring ring) {
        return ring.accounts() >= leastAccounts && ring.total() >= leastTotal;
    }

    Ring ring(String account) {
        HashSet<String> seen = new HashSet<>();
        ArrayDeque<String> waiting = new ArrayDeque<>();
        seen.add(account);
        waiting.add(account);
        long total = 0;
        while (!waiting.isEmpty()) {
            String member = waiting.remove();
            total += paid.getOrDefault(member, 0L);
            for (String neighbour : links.getOrDefault(member, List.of()))
                if (seen.add(neighbour)) waiting.add(neighbour);
        }
        return new Ring(seen.size(), total);
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
