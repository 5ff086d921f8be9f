import java.io.*;
import java.util.*;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer st = new StringTokenizer(in.readLine());
        int k = Integer.parseInt(st.nextToken());
        int n = Integer.parseInt(st.nextToken());
        String[] names = new String[k];
        int[] rooms = new int[k];
        Map<String, Integer> index = new HashMap<>();
        // For each room type: by how much the number of occupied rooms changes, and when.
        List<TreeMap<Long, Integer>> changes = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            st = new StringTokenizer(in.readLine());
            names[i] = st.nextToken();
            rooms[i] = Integer.parseInt(st.nextToken());
            index.put(names[i], i);
            changes.add(new TreeMap<>());
        }
        for (int i = 0; i < n; i++) {
            st = new StringTokenizer(in.readLine());
            TreeMap<Long, Integer> map = changes.get(index.get(st.nextToken()));
            map.merge(Long.parseLong(st.nextToken()), 1, Integer::sum);
            map.merge(Long.parseLong(st.nextToken()), -1, Integer::sum);
        }
        PrintWriter out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(System.out)));
        for (int i = 0; i < k; i++) {
            int occupied = 0, peak = 0;
            long overbooked = 0, since = 0;
            for (Map.Entry<Long, Integer> change : changes.get(i).entrySet()) {
                if (occupied > rooms[i]) overbooked += change.getKey() - since;
                since = change.getKey();
                occupied += change.getValue();
                peak = Math.max(peak, occupied);
            }
            out.println(names[i] + " " + peak + " " + overbooked);
        }
        out.flush();
    }
}
