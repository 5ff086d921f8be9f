import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Remembers texts, and knows how many of them are near-duplicates of a new one. */
class Reposts {
    /** Remembers the text. Returns how many of those before it have its length and differ in one place at most. */
    int add(String text) {
        return -1;
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
