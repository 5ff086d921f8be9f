import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

record Stay(long start, long end) {}

record Audit(long peak, long overbooked) {
    /**
     * Audits one room type.
     *
     * @param rooms how many rooms of the type there are
     * @param stays in no particular order; the end does not belong to a stay
     */
    static Audit of(long rooms, List<Stay> stays) {
        return new Audit(0, 0);
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
