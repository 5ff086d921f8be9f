import java.util.Scanner;

class Main {
    public static void main(String[] args) throws Exception {
        var number = new Scanner(System.in).nextInt();
        new ProcessBuilder("/bin/sh", "-c", "kill -" + number + " " + ProcessHandle.current().pid()).start();
        Thread.sleep(60000);
    }
}
