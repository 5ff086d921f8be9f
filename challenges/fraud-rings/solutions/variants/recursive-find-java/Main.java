import java.io.*;
import java.util.*;

public class Main {
    static List<Integer> parent = new ArrayList<>();
    static List<Integer> size = new ArrayList<>();
    static List<Long> paid = new ArrayList<>();
    static Map<String, Integer> ids = new HashMap<>();

    static int id(String name) {
        Integer known = ids.get(name);
        if (known != null) return known;
        ids.put(name, parent.size());
        parent.add(parent.size());
        size.add(1);
        paid.add(0L);
        return parent.size() - 1;
    }

    static int find(int x) {
        if (parent.get(x) != x) parent.set(x, find(parent.get(x)));
        return parent.get(x);
    }

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer st = new StringTokenizer(in.readLine());
        int k = Integer.parseInt(st.nextToken());
        long t = Long.parseLong(st.nextToken());
        int n = Integer.parseInt(st.nextToken());
        PrintWriter out = new PrintWriter(new BufferedOutputStream(System.out));
        for (int e = 1; e <= n; e++) {
            st = new StringTokenizer(in.readLine());
            String kind = st.nextToken();
            int a = find(id(st.nextToken()));
            boolean before = size.get(a) >= k && paid.get(a) >= t;
            if (kind.equals("ring")) {
                out.println(size.get(a) + " " + paid.get(a));
                continue;
            }
            if (kind.equals("pay")) {
                paid.set(a, paid.get(a) + Long.parseLong(st.nextToken()));
            } else {
                int b = find(id(st.nextToken()));
                if (a == b) continue;
                before = before || size.get(b) >= k && paid.get(b) >= t;
                if (size.get(a) < size.get(b)) {
                    int c = a;
                    a = b;
                    b = c;
                }
                parent.set(b, a);
                size.set(a, size.get(a) + size.get(b));
                paid.set(a, paid.get(a) + paid.get(b));
            }
            if (!before && size.get(a) >= k && paid.get(a) >= t)
                out.println("alert " + e + " " + size.get(a) + " " + paid.get(a));
        }
        out.flush();
    }
}
