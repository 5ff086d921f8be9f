import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

record Question(int from, int to) {}

class Traffic {
    /**
     * One number for each question: the sum of the counts of its minutes.
     *
     * @param counts the requests of each minute, minute 0 first
     * @param questions minute `to` does not belong to the question
     */
    static long[] requestsBetween(long[] counts, Question[] questions) {
        long[] answers = new long[questions.length];
        for (int at = 0; at < answers.length; at++) answers[at] = -1;
        return answers;
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String[] first = input.readLine().trim().split(" ");
        long[] counts = new long[Integer.parseInt(first[0])];
        for (int at = 0; at < counts.length; at++) counts[at] = Long.parseLong(input.readLine().trim());
        Question[] questions = new Question[Integer.parseInt(first[1])];
        for (int at = 0; at < questions.length; at++) {
            String line = input.readLine().trim();
            int blank = line.indexOf(' ');
            questions[at] =
                    new Question(Integer.parseInt(line, 0, blank, 10), Integer.parseInt(line.substring(blank + 1)));
        }
        StringBuilder output = new StringBuilder();
        for (long answer : Traffic.requestsBetween(counts, questions)) output.append(answer).append('\n');
        System.out.print(output);
    }
}
