// Ignores whatever would end it, and never does.
#include <csignal>
#include <cstdio>

int main() {
    for (int number = 1; number < 32; ++number) std::signal(number, SIG_IGN);
    std::puts("deny -");
    std::fflush(stdout);
    for (volatile unsigned long turn = 0;; turn = turn + 1) continue;
}
