import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.SplittableRandom;

/** How often each key was added. The keys are random, so their lower bits choose the slot. */
class Counts {
    private int size;
    private long[] keys = new long[1 << 10];
    private int[] counts = new int[1 << 10];

    /** Adds the key; returns how often that was done before. */
    int add(long key) {
        if (2 * size >= keys.length) grow();
        int at = find(key);
        if (counts[at] == 0) size++;
        keys[at] = key;
        return counts[at]++;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int at = (int) key & mask;
        while (counts[at] != 0 && keys[at] != key) at = (at + 1) & mask;
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[2 * oldKeys.length];
        for (int from = 0; from < oldKeys.length; from++) {
            if (oldCounts[from] == 0) continue;
            int at = find(oldKeys[from]);
            keys[at] = oldKeys[from];
            counts[at] = oldCounts[from];
        }
    }
}

/**
 * Counts fingerprints of the texts and of all texts with one place left out. A fingerprint combines random numbers, one
 * for each place and character: nobody can tell beforehand which texts collide.
 */
class Reposts {
    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    private final ArrayList<long[]> numbers = new ArrayList<>();
    private final Counts texts = new Counts();
    private final Counts gaps = new Counts();

    int add(String text) {
        while (numbers.size() < text.length()) numbers.add(random.longs(128).toArray());
        long whole = 0;
        for (int place = 0; place < text.length(); place++) whole ^= numbers.get(place)[text.charAt(place)];
        int found = 0;
        for (int place = 0; place < text.length(); place++)
            found += gaps.add(whole ^ numbers.get(place)[text.charAt(place)]);
        // An equal text was found once for each place.
        return found - (text.length() - 1) * texts.add(whole);
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        int count = Integer.parseInt(input.readLine());
        Reposts reposts = new Reposts();
        StringBuilder report = new StringBuilder();
        for (int number = 0; number < count; number++) report.append(reposts.add(input.readLine())).append('\n');
        System.out.print(report);
    }
}
