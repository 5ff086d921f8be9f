import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/** Uses what programs of learners use, so that compiling it loads what compiling theirs does. */
public class Typical {
  record Item(String name, int weight) {}

  sealed interface Shape permits Circle, Square {}

  record Circle(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  enum Kind {
    SMALL,
    LARGE
  }

  static double area(Shape shape) {
    return switch (shape) {
      case Circle circle -> Math.PI * circle.radius() * circle.radius();
      case Square(double side) -> side * side;
    };
  }

  static <T extends Comparable<T>> T largest(List<T> items) {
    T best = items.get(0);
    for (T item : items) if (item.compareTo(best) > 0) best = item;
    return best;
  }

  public static void main(String[] args) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    StringBuilder out = new StringBuilder();
    Map<String, Integer> counts = new HashMap<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      StringTokenizer tokens = new StringTokenizer(line);
      while (tokens.hasMoreTokens()) counts.merge(tokens.nextToken(), 1, Integer::sum);
    }
    List<Item> items = new ArrayList<>();
    counts.forEach((name, weight) -> items.add(new Item(name, weight)));
    items.sort(Comparator.comparingInt(Item::weight).reversed().thenComparing(Item::name));
    PriorityQueue<int[]> queue = new PriorityQueue<>((a, b) -> a[0] - b[0]);
    for (int i = 0; i < items.size(); i++) queue.add(new int[] {items.get(i).weight(), i});
    ArrayDeque<Integer> deque = new ArrayDeque<>();
    while (!queue.isEmpty()) deque.addLast(queue.poll()[1]);
    long[][] grid = new long[4][4];
    for (long[] row : grid) Arrays.fill(row, 1L);
    try {
      out.append(largest(List.of(1, 2, 3))).append(area(new Square(2))).append(Kind.LARGE).append('\n');
    } catch (IllegalStateException error) {
      throw new IOException("no result: " + error.getMessage(), error);
    }
    String names = items.stream().map(Item::name).filter((name) -> !name.isEmpty()).collect(Collectors.joining(","));
    System.out.print(out + names + deque.size() + grid.length + String.format("%.2f%n", 1.5));
  }
}
