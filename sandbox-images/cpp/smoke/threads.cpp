#include <atomic>
#include <iostream>
#include <thread>
#include <vector>

int main() {
    std::atomic<int> sum = 0;
    std::vector<std::jthread> threads;
    for (int number = 0; number < 8; number += 1) threads.emplace_back([&sum, number] { sum += number; });
    threads.clear();
    std::cout << sum << '\n';
}
