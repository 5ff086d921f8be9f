import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;

/** Compares each text with all that came before, on many processors at once. */
class Reposts {
    private final ArrayList<String> texts = new ArrayList<>();

    int add(String text) {
        long found = texts.parallelStream().filter(other -> isNear(text, other)).count();
        texts.add(text);
        return (int) found;
    }

    private static boolean isNear(String text, String other) {
        if (text.length() != other.length()) return false;
        int differences = 0;
        for (int place = 0; place < text.length() && differences < 2; place++)
            if (text.charAt(place) != other.charAt(place)) differences++;
        return differences < 2;
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
