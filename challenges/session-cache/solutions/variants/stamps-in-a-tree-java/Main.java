import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer words = new StringTokenizer(in.readLine());
        long limit = Long.parseLong(words.nextToken());
        int n = Integer.parseInt(words.nextToken());
        // When each session was used last, and the other way round.
        Map<String, Integer> lastUse = new HashMap<>();
        TreeMap<Integer, String> byUse = new TreeMap<>();
        int hits = 0, misses = 0, evictions = 0;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < n; i++) {
            words = new StringTokenizer(in.readLine());
            String kind = words.nextToken();
            if (kind.equals("get")) {
                String session = words.nextToken();
                Integer before = lastUse.put(session, i);
                if (before == null) {
                    misses++;
                } else {
                    hits++;
                    byUse.remove(before);
                }
                byUse.put(i, session);
            } else if (kind.equals("end")) {
                Integer before = lastUse.remove(words.nextToken());
                if (before != null) byUse.remove(before);
            } else if (kind.equals("limit")) {
                limit = Long.parseLong(words.nextToken());
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
