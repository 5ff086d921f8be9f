import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;

/** Counts what stands before and after each place. */
class Reposts {
    private record Gap(String before, String after) {}

    private final HashMap<String, Integer> texts = new HashMap<>();
    private final HashMap<Gap, Integer> gaps = new HashMap<>();

    int add(String text) {
        int found = 0;
        for (int place = 0; place < text.length(); place++)
            found += gaps.merge(new Gap(text.substring(0, place), text.substring(place + 1)), 1, Integer::sum) - 1;
        int equal = texts.merge(text, 1, Integer::sum) - 1;
        return found - (text.length() - 1) * equal;
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
