import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashMap;

/** Near texts have their first half in common or their second: only texts that do are compared. */
class Reposts {
    private record Half(boolean first, int length, String text) implements Comparable<Half> {
        @Override
        public int compareTo(Half other) {
            if (first != other.first) return first ? -1 : 1;
            return length != other.length ? Integer.compare(length, other.length) : text.compareTo(other.text);
        }
    }

    private final HashMap<Half, ArrayList<String>> texts = new HashMap<>();

    int add(String text) {
        int middle = text.length() / 2;
        ArrayList<String> starts = alike(new Half(true, text.length(), text.substring(0, middle)));
        ArrayList<String> ends = alike(new Half(false, text.length(), text.substring(middle)));
        int found = 0;
        for (String other : starts) if (differences(text, other) < 2) found++;
        // Those that differ in the second half were found above, and so were equal ones.
        for (String other : ends) if (differences(text, other) == 1 && !text.regionMatches(0, other, 0, middle)) found++;
        starts.add(text);
        ends.add(text);
        return found;
    }

    private ArrayList<String> alike(Half half) {
        return texts.computeIfAbsent(half, key -> new ArrayList<>());
    }

    private static int differences(String text, String other) {
        int differences = 0;
        for (int place = 0; place < text.length() && differences < 2; place++)
            if (text.charAt(place) != other.charAt(place)) differences++;
        return differences;
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
