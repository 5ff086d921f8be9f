import java.util.Set;
import java.util.TreeSet;

class Main {
    public static void main(String[] args) {
        var won = new TreeSet<>(System.getenv().keySet());
        won.removeAll(Set.of("HOME", "LANG", "PATH", "TMPDIR", "TZ"));
        System.out.println(won);
    }
}
