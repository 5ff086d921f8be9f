#include <iostream>

volatile int base = 1;

int deeper(int level) {
    volatile int here[16] = {level};
    return deeper(level + base) + here[0];
}

int main() {
    std::cout << deeper(0) << '\n';
}
