#include <array>
#include <cstdint>
#include <iostream>
#include <random>
#include <string>
#include <vector>

// How often each key was added. The keys are random, so their lower bits choose the slot.
class Counts {
public:
    // Adds the key; returns how often that was done before.
    int add(std::uint64_t key) {
        if (2 * size >= slots.size()) grow();
        Slot& slot = slots[find(key)];
        if (slot.count == 0) ++size;
        slot.key = key;
        return slot.count++;
    }

private:
    struct Slot {
        std::uint64_t key;
        int count;
    };

    std::size_t find(std::uint64_t key) const {
        std::size_t mask = slots.size() - 1, at = key & mask;
        while (slots[at].count != 0 && slots[at].key != key) at = (at + 1) & mask;
        return at;
    }

    void grow() {
        std::vector<Slot> old(2 * slots.size());
        old.swap(slots);
        for (const Slot& slot : old)
            if (slot.count != 0) slots[find(slot.key)] = slot;
    }

    std::size_t size = 0;
    std::vector<Slot> slots = std::vector<Slot>(1 << 10);
};

// Counts fingerprints of the texts and of all texts with one place left out. A fingerprint combines random numbers, one
// for each place and character: nobody can tell beforehand which texts collide.
class Reposts {
public:
    int add(const std::string& text) {
        while (numbers.size() < text.size()) {
            numbers.emplace_back();
            for (std::uint64_t& number : numbers.back()) number = random();
        }
        std::uint64_t whole = 0;
        for (std::size_t place = 0; place < text.size(); ++place) whole ^= number(text, place);
        int found = 0;
        for (std::size_t place = 0; place < text.size(); ++place) found += gaps.add(whole ^ number(text, place));
        // An equal text was found once for each place.
        return found - (static_cast<int>(text.size()) - 1) * texts.add(whole);
    }

private:
    std::uint64_t number(const std::string& text, std::size_t place) const {
        return numbers[place][static_cast<unsigned char>(text[place])];
    }

    static std::mt19937_64 seeded() {
        std::random_device device;
        std::seed_seq seed{device(), device(), device(), device()};
        return std::mt19937_64(seed);
    }

    std::mt19937_64 random = seeded();
    std::vector<std::array<std::uint64_t, 128>> numbers;
    Counts texts;
    Counts gaps;
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    long count = 0;
    std::cin >> count;
    Reposts reposts;
    std::string text;
    for (long number = 0; number < count; ++number) {
        std::cin >> text;
        std::cout << reposts.add(text) << '\n';
    }
}
