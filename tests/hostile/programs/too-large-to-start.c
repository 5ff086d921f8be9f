/* In a section of its own that the linker puts far away, so that the rest of the program still finds itself. */
char room[1ul << 46] __attribute__((section(".lbss,\"awl\",@nobits#")));

int main(void) {
    return 0;
}
