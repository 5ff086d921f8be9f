import java.util.Scanner;

class Main {
    public static void main(String[] args) {
        Runtime.getRuntime().halt(new Scanner(System.in).nextInt());
    }
}
