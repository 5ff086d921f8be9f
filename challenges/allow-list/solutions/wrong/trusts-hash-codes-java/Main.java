import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Objects;

record Decision(String action, int length) {}

/** One table for all lengths, by a hash of the network's first address and its length. */
class AllowList {
    private static final class Rule {
        final Decision decision;
        long hits;

        Rule(Decision decision) {
            this.decision = decision;
        }
    }

    private final HashMap<Integer, Rule> rules = new HashMap<>();
    private final int[] counts = new int[33];

    private static int key(long network, int length) {
        return Objects.hash(network >> (32 - length) << (32 - length), length);
    }

    void set(long network, int length, String action) {
        Rule before = rules.put(key(network, length), new Rule(new Decision(action, length)));
        if (before == null) counts[length]++;
    }

    long drop(long network, int length) {
        Rule rule = rules.remove(key(network, length));
        if (rule == null) return -1;
        counts[length]--;
        return rule.hits;
    }

    Decision check(long address) {
        for (int length = 32; length >= 0; length--) {
            if (counts[length] == 0) continue;
            Rule rule = rules.get(key(address, length));
            if (rule == null) continue;
            rule.hits++;
            return rule.decision;
        }
        return null;
    }
}

public class Main {
    static long toNumber(String address, int end) {
        long number = 0;
        long part = 0;
        for (int at = 0; at < end; at++) {
            char digit = address.charAt(at);
            if (digit == '.') {
                number = number * 256 + part;
                part = 0;
            } else {
                part = part * 10 + digit - '0';
            }
        }
        return number * 256 + part;
    }

    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        int count = Integer.parseInt(input.readLine());
        AllowList rules = new AllowList();
        StringBuilder report = new StringBuilder();
        for (int event = 0; event < count; event++) {
            String[] words = input.readLine().split(" ");
            if (words[0].equals("check")) {
                Decision found = rules.check(toNumber(words[1], words[1].length()));
                if (found == null) report.append("deny -\n");
                else report.append(found.action()).append(' ').append(found.length()).append('\n');
                continue;
            }
            int slash = words[1].indexOf('/');
            long network = toNumber(words[1], slash);
            int length = Integer.parseInt(words[1].substring(slash + 1));
            if (words[0].equals("drop")) {
                long hits = rules.drop(network, length);
                report.append(hits < 0 ? "-" : Long.toString(hits)).append('\n');
            } else {
                rules.set(network, length, words[0]);
            }
        }
        System.out.print(report);
    }
}
