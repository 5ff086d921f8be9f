import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

record Decision(String action, int length) {}

/** A binary trie: the way from the root to a node spells the leading bits of its network. */
class AllowList {
    private static final class Node {
        Node zero;
        Node one;
        Decision decision;
        long hits;

        Node below(long address, int depth) {
            return (address >> (31 - depth) & 1) == 0 ? zero : one;
        }
    }

    private final Node root = new Node();

    void set(long network, int length, String action) {
        Node node = root;
        for (int depth = 0; depth < length; depth++) {
            Node next = node.below(network, depth);
            if (next == null) {
                next = new Node();
                if ((network >> (31 - depth) & 1) == 0) node.zero = next;
                else node.one = next;
            }
            node = next;
        }
        node.decision = new Decision(action, length);
        node.hits = 0;
    }

    long drop(long network, int length) {
        Node node = root;
        for (int depth = 0; depth < length && node != null; depth++) node = node.below(network, depth);
        if (node == null || node.decision == null) return -1;
        node.decision = null;
        return node.hits;
    }

    Decision check(long address) {
        Node found = null;
        Node node = root;
        for (int depth = 0; node != null; depth++) {
            if (node.decision != null) found = node;
            node = depth == 32 ? null : node.below(address, depth);
        }
        if (found == null) return null;
        found.hits++;
        return found.decision;
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
