import java.nio.ByteBuffer;
import java.util.ArrayList;

/** Takes memory outside the heap of the language until something gives. */
public class Main {
    public static void main(String[] args) {
        ArrayList<ByteBuffer> kept = new ArrayList<>();
        while (true) {
            ByteBuffer block = ByteBuffer.allocateDirect(8 << 20);
            while (block.hasRemaining()) block.putLong(1);
            kept.add(block);
        }
    }
}
