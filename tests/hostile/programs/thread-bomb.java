class Main {
    static void sleep() {
        try {
            Thread.sleep(60000);
        } catch (InterruptedException e) {
            return;
        }
    }

    public static void main(String[] args) {
        try {
            for (;;) new Thread(Main::sleep).start();
        } catch (Throwable refused) {
            Runtime.getRuntime().halt(1);
        }
    }
}
