import java.util.ArrayList;
import java.util.Arrays;

class Main {
    public static void main(String[] args) {
        var held = new ArrayList<byte[]>();
        for (;;) {
            var block = new byte[8 << 20];
            Arrays.fill(block, (byte) 1);
            held.add(block);
        }
    }
}
