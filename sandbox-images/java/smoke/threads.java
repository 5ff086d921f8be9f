import java.util.concurrent.atomic.AtomicInteger;

public class Main {
  public static void main(String[] args) throws InterruptedException {
    AtomicInteger sum = new AtomicInteger();
    Thread[] threads = new Thread[8];
    for (int i = 0; i < 8; i++) {
      int number = i;
      threads[i] = new Thread(() -> sum.addAndGet(number));
      threads[i].start();
    }
    for (Thread thread : threads) thread.join();
    System.out.println(sum);
  }
}
