import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

record Stay(long start, long end) {}

record Audit(long peak, long overbooked) {
    /** Which end belongs to which start is irrelevant to the count. */
    static Audit of(long rooms, List<Stay> stays) {
        long[] starts = stays.stream().filter(stay -> stay.start() < stay.end()).mapToLong(Stay::start).toArray();
        long[] ends = stays.stream().filter(stay -> stay.start() < stay.end()).mapToLong(Stay::end).toArray();
        Arrays.sort(starts);
        Arrays.sort(ends);
        long peak = 0;
        int overbooked = 0;
        long previous = 0;
        int arrived = 0;
        for (int left = 0; left < ends.length; ) {
            boolean arrives = arrived < starts.length && starts[arrived] < ends[left];
            long now = arrives ? starts[arrived] : ends[left];
            if (arrived - left > rooms) overbooked += now - previous;
            previous = now;
            if (arrives) arrived++;
            else left++;
            peak = Math.max(peak, arrived - left);
        }
        return new Audit(peak, overbooked);
    }
}

public class Main {
    private record Type(long rooms, List<Stay> stays) {}

    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String[] first = input.readLine().split(" ");
        Map<String, Type> types = new LinkedHashMap<>();
        for (int left = Integer.parseInt(first[0]); left > 0; left--) {
            String[] words = input.readLine().split(" ");
            types.put(words[0], new Type(Long.parseLong(words[1]), new ArrayList<>()));
        }
        for (int left = Integer.parseInt(first[1]); left > 0; left--) {
            String[] words = input.readLine().split(" ");
            Stay stay = new Stay(Long.parseLong(words[1]), Long.parseLong(words[2]));
            types.get(words[0]).stays().add(stay);
        }
        StringBuilder report = new StringBuilder();
        types.forEach((name, type) -> {
            Audit audit = Audit.of(type.rooms(), type.stays());
            report.append(name).append(' ').append(audit.peak()).append(' ').append(audit.overbooked()).append('\n');
        });
        System.out.print(report);
    }
}
