/* The calls of a 32-bit program have other numbers, for which the filter was not written. */
int main(void) {
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory");
    return result > 0 ? 0 : 1;
}
