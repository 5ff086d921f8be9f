import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.StringTokenizer;

public class Main {
    record Request(long time, long cost) {}

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer head = new StringTokenizer(in.readLine());
        int n = Integer.parseInt(head.nextToken());
        long w = Long.parseLong(head.nextToken());
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            StringTokenizer line = new StringTokenizer(in.readLine());
            requests.add(new Request(Long.parseLong(line.nextToken()), Long.parseLong(line.nextToken())));
        }
        if (n == 0) {
            System.out.println("none");
            return;
        }
        // From the latest to the earliest, so that of equal windows the last one found begins first.
        Collections.sort(requests, Comparator.comparingLong(Request::time).reversed());
        ArrayDeque<Request> window = new ArrayDeque<>();
        long sum = 0, best = -1, start = -1;
        for (Request request : requests) {
            window.addLast(request);
            sum += request.cost();
            while (window.peekFirst().time() >= request.time() + w) sum -= window.pollFirst().cost();
            if (sum >= best) {
                best = sum;
                start = request.time();
            }
        }
        System.out.println(start + " " + best);
    }
}
