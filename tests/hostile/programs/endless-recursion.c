static int deeper(volatile int n) {
    volatile char room[4096];
    room[n % 4096] = 1;
    return deeper(n + 1) + room[0];
}

int main(void) {
    return deeper(0);
}
