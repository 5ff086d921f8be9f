class Main {
    public static void main(String[] args) {
        for (;;) System.out.println("x".repeat(65535));
    }
}
