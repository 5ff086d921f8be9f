import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

record Decision(String action, int length) {}

/** A trie without single ways: there is a node where a rule is and where two ways part. */
class AllowList {
    private static final class Node {
        final int network;
        final int length;
        Node zero;
        Node one;
        Decision decision;
        long hits;

        Node(int network, int length) {
            this.network = cut(network, length);
            this.length = length;
        }

        boolean contains(int address) {
            return cut(address, length) == network;
        }

        int sharedWith(int address) {
            return Math.min(length, Integer.numberOfLeadingZeros(network ^ address));
        }

        boolean turnsToOne(int address) {
            return (address >>> (31 - length) & 1) == 1;
        }

        Node below(int address) {
            return turnsToOne(address) ? one : zero;
        }

        void hang(Node node) {
            if (turnsToOne(node.network)) one = node;
            else zero = node;
        }
    }

    private final Node root = new Node(0, 0);

    private static int cut(int network, int length) {
        return length == 0 ? 0 : network >>> (32 - length) << (32 - length);
    }

    /** The node of a network, which is made if it has none. */
    private Node place(int network, int length) {
        Node node = root;
        while (node.length < length) {
            Node next = node.below(network);
            int shared = next == null ? length : Math.min(length, next.sharedWith(network));
            if (next == null || shared < next.length) {
                Node fork = new Node(network, shared);
                if (next != null) fork.hang(next);
                node.hang(fork);
                next = fork;
            }
            node = next;
        }
        return node;
    }

    void set(long network, int length, String action) {
        Node node = place((int) network, length);
        node.decision = new Decision(action, length);
        node.hits = 0;
    }

    long drop(long address, int length) {
        int network = (int) address;
        Node node = root;
        while (node != null && node.length < length && node.contains(network)) node = node.below(network);
        if (node == null || node.length != length || !node.contains(network) || node.decision == null) return -1;
        node.decision = null;
        return node.hits;
    }

    Decision check(long number) {
        int address = (int) number;
        Node found = null;
        Node node = root;
        while (node != null && node.contains(address)) {
            if (node.decision != null) found = node;
            node = node.length == 32 ? null : node.below(address);
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
