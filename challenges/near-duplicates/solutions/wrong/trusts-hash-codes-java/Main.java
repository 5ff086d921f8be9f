import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;

/** Counts the hash codes that Java gives to the texts and to all texts with one place replaced by a star. */
class Reposts {
    private record Gap(int length, int place, int hash) {}

    private record Text(int length, int hash) {}

    private final HashMap<Text, Integer> texts = new HashMap<>();
    private final HashMap<Gap, Integer> gaps = new HashMap<>();

    int add(String text) {
        int length = text.length();
        int found = 0;
        for (int place = 0; place < length; place++) {
            String gap = text.substring(0, place) + '*' + text.substring(place + 1);
            found += gaps.merge(new Gap(length, place, gap.hashCode()), 1, Integer::sum) - 1;
        }
        int equal = texts.merge(new Text(length, text.hashCode()), 1, Integer::sum) - 1;
        return found - (length - 1) * equal;
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
