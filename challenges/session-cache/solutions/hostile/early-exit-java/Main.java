/** Ends at once with success, whatever anybody does about it. */
public class Main {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0)));
        System.setOut(null);
        System.exit(0);
    }
}
