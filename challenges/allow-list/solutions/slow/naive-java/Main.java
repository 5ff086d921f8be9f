import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;

record Decision(String action, int length) {}

/** A list of rules; every question looks through all of them. */
class AllowList {
    private static final class Rule {
        final long network;
        final Decision decision;
        long hits;

        Rule(long network, Decision decision) {
            this.network = network;
            this.decision = decision;
        }

        boolean contains(long address) {
            int shift = 32 - decision.length();
            return network >> shift == address >> shift;
        }
    }

    private final ArrayList<Rule> rules = new ArrayList<>();

    void set(long network, int length, String action) {
        drop(network, length);
        rules.add(new Rule(network, new Decision(action, length)));
    }

    long drop(long network, int length) {
        for (int place = 0; place < rules.size(); place++) {
            Rule rule = rules.get(place);
            if (rule.decision.length() == length && rule.contains(network)) return rules.remove(place).hits;
        }
        return -1;
    }

    Decision check(long address) {
        Rule best = null;
        for (Rule rule : rules)
            if (rule.contains(address) && (best == null || rule.decision.length() > best.decision.length()))
                best = rule;
        if (best == null) return null;
        best.hits++;
        return best.decision;
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
