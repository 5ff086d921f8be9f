class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(42);
        System.out.close();
        System.in.close();
        // The main thread ends, and the program would with it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { for (;;) Thread.onSpinWait(); }));
    }
}
