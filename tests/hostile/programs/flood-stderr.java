class Main {
    public static void main(String[] args) {
        for (;;) System.err.print("\n".repeat(65536));
    }
}
