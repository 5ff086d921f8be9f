import java.nio.ByteBuffer;
import java.util.ArrayList;

class Main {
    public static void main(String[] args) {
        var held = new ArrayList<ByteBuffer>();
        for (;;) {
            var block = ByteBuffer.allocateDirect(8 << 20);
            for (int at = 0; at < block.capacity(); at += 4096) block.put(at, (byte) 1);
            held.add(block);
        }
    }
}
