import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Routes by method and pattern; they are numbered from 1 in the order in which they are added. */
class Router {
    /** Adds a route, for example ("GET", "/users/:id"). */
    void add(String method, String pattern) {}

    /** The line for one request: "route 3 id=42", "405 GET PUT" or "404". */
    String answer(String method, String target) {
        return "";
    }
}

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String[] first = input.readLine().split(" ");
        int routes = Integer.parseInt(first[0]);
        int requests = Integer.parseInt(first[1]);
        Router router = new Router();
        for (int route = 0; route < routes; route++) {
            String[] words = input.readLine().split(" ");
            router.add(words[0], words[1]);
        }
        StringBuilder answers = new StringBuilder();
        for (int request = 0; request < requests; request++) {
            String[] words = input.readLine().split(" ");
            answers.append(router.answer(words[0], words[1])).append('\n');
        }
        System.out.print(answers);
    }
}
