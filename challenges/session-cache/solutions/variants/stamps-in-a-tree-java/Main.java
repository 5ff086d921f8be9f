import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long limit = in.nextLong();
        int n = in.nextInt();
        // When each session was used last, and the other way round.
        Map<String, Integer> lastUse = new HashMap<>();
        TreeMap<Integer, String> byUse = new TreeMap<>();
        int hits = 0, misses = 0, evictions = 0;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < n; i++) {
            String kind = in.next();
            if (kind.equals("get")) {
                String session = in.next();
                Integer before = lastUse.put(session, i);
                if (before == null) {
                    misses++;
                } else {
                    hits++;
                    byUse.remove(before);
                }
                byUse.put(i, session);
            } else if (kind.equals("end")) {
                Integer before = lastUse.remove(in.next());
                if (before != null) byUse.remove(before);
            } else if (kind.equals("limit")) {
                limit = in.nextLong();
            } else {
                String oldest = byUse.isEmpty() ? "-" : byUse.firstEntry().getValue();
                out.append(String.format("%d %d %d %d %s%n", hits, misses, evictions, byUse.size(), oldest));
            }
            while (byUse.size() > limit) {
                lastUse.remove(byUse.pollFirstEntry().getValue());
                evictions++;
            }
        }
        System.out.print(out);
    }
}
