import java.io.*;
import java.util.*;

public class Main {
    /** Durations with how often each occurred: up to the percentile in one tree, the others in the second. */
    static class Endpoint {
        final String name;
        final TreeMap<Integer, Integer> low = new TreeMap<>(), high = new TreeMap<>();
        int lowCount, count;
        int percentile = -1;

        Endpoint(String name) {
            this.name = name;
        }

        void add(int ms, int q) {
            count++;
            if (ms <= percentile || count == 1) {
                low.merge(ms, 1, Integer::sum);
                lowCount++;
            } else {
                high.merge(ms, 1, Integer::sum);
            }
            int rank = (int) (((long) q * count + 99) / 100);
            while (lowCount < rank) {
                int moved = high.firstKey();
                remove(high, moved);
                low.merge(moved, 1, Integer::sum);
                lowCount++;
            }
            while (lowCount > rank) {
                int moved = low.lastKey();
                remove(low, moved);
                high.merge(moved, 1, Integer::sum);
                lowCount--;
            }
            percentile = low.lastKey();
        }

        private static void remove(TreeMap<Integer, Integer> tree, int ms) {
            if (tree.merge(ms, -1, Integer::sum) == 0) tree.remove(ms);
        }
    }

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer st = new StringTokenizer(in.readLine());
        int q = Integer.parseInt(st.nextToken());
        int n = Integer.parseInt(st.nextToken());
        Map<String, Endpoint> endpoints = new HashMap<>();
        // Percentile, then names in order.
        TreeMap<Integer, TreeMap<String, Endpoint>> ranking = new TreeMap<>(Comparator.reverseOrder());
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < n; i++) {
            st = new StringTokenizer(in.readLine());
            if (st.nextToken().equals("took")) {
                Endpoint endpoint = endpoints.computeIfAbsent(st.nextToken(), Endpoint::new);
                int before = endpoint.percentile;
                endpoint.add(Integer.parseInt(st.nextToken()), q);
                if (before == endpoint.percentile) continue;
                if (before >= 0) {
                    TreeMap<String, Endpoint> equal = ranking.get(before);
                    equal.remove(endpoint.name);
                    if (equal.isEmpty()) ranking.remove(before);
                }
                ranking.computeIfAbsent(endpoint.percentile, ms -> new TreeMap<>()).put(endpoint.name, endpoint);
                continue;
            }
            int left = Integer.parseInt(st.nextToken());
            List<String> words = new ArrayList<>();
            search:
            for (Map.Entry<Integer, TreeMap<String, Endpoint>> equal : ranking.entrySet()) {
                for (String name : equal.getValue().keySet()) {
                    if (left-- == 0) break search;
                    words.add(name + " " + equal.getKey());
                }
            }
            out.append(words.isEmpty() ? "-" : String.join(" ", words)).append('\n');
        }
        System.out.print(out);
    }
}
