import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

record Stay(long start, long end) {}

record Audit(long peak, long overbooked) {
    static Audit of(long rooms, List<Stay> stays) {
        long[] moments = stays.stream().flatMapToLong(stay -> java.util.stream.LongStream.of(stay.start(), stay.end()))
                .distinct().sorted().toArray();
        long peak = 0;
        long overbooked = 0;
        for (int at = 0; at < moments.length; at++) {
            long occupied = 0;
            for (Stay stay : stays) if (stay.start() <= moments[at] && moments[at] < stay.end()) occupied++;
            peak = Math.max(peak, occupied);
            if (occupied > rooms) overbooked += moments[at + 1] - moments[at];
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
