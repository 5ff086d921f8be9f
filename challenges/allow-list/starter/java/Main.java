import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

record Decision(String action, int length) {}

/**
 * Rules for networks; of those that contain an address, the one with the longest prefix decides.
 * Addresses and networks are numbers from 0 to 2^32 - 1. Bits of a network beyond its length mean nothing.
 */
class AllowList {
    /** Makes action ("allow" or "deny") the rule for the network, in place of its present one. */
    void set(long network, int length, String action) {}

    /** Removes the network's rule; the number of checks it decided, -1 when there is no such rule. */
    long drop(long network, int length) {
        return -1;
    }

    /** The rule that decides; null when no network contains the address. */
    Decision check(long address) {
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
