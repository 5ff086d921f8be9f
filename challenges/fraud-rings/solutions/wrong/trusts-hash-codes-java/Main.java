import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;

record Ring(int accounts, long total) {}

/** A forest: each account points to another one of its ring; the root knows the ring's size and total. */
class Rings {
    private static final class Account {
        Account parent;
        int accounts = 1;
        long total;
    }

    private final int leastAccounts;
    private final long leastTotal;
    private final HashMap<Integer, Account> known = new HashMap<>();

    Rings(int leastAccounts, long leastTotal) {
        this.leastAccounts = leastAccounts;
        this.leastTotal = leastTotal;
    }

    private Account root(String name) {
        Account account = known.get(name.hashCode());
        if (account == null) known.put(name.hashCode(), account = new Account());
        while (account.parent != null) {
            // Halves the way for whoever comes next.
            if (account.parent.parent != null) account.parent = account.parent.parent;
            account = account.parent;
        }
        return account;
    }

    private boolean isSuspicious(Account root) {
        return root.accounts >= leastAccounts && root.total >= leastTotal;
    }

    Ring link(String account, String other) {
        Account large = root(account);
        Account small = root(other);
        if (large == small) return null;
        boolean before = isSuspicious(large) || isSuspicious(small);
        if (large.accounts < small.accounts) {
            Account swapped = large;
            large = small;
            small = swapped;
        }
        small.parent = large;
        large.accounts += small.accounts;
        large.total += small.total;
        return alert(before, large);
    }

    Ring pay(String account, long amount) {
        Account root = root(account);
        boolean before = isSuspicious(root);
        root.total += amount;
        return alert(before, root);
    }

    private Ring alert(boolean before, Account root) {
        return before || !isSuspicious(root) ? null : new Ring(root.accounts, root.total);
    }

    Ring ring(String account) {
        Account root = root(account);
        return new Ring(root.accounts, root.total);
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
