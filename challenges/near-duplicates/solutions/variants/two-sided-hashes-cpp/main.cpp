#include <chrono>
#include <iostream>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>
using namespace std;
typedef unsigned long long u64;

const u64 P = (1ULL << 61) - 1;

u64 mul(u64 a, u64 b) {
    __uint128_t c = (__uint128_t)a * b;
    u64 r = (u64)(c & P) + (u64)(c >> 61);
    return r >= P ? r - P : r;
}

u64 add(u64 a, u64 b) {
    u64 r = a + b;
    return r >= P ? r - P : r;
}

int main() {
    ios_base::sync_with_stdio(false);
    cin.tie(nullptr);
    // A base that nobody can know beforehand.
    mt19937_64 rng(random_device{}() ^ (u64)chrono::steady_clock::now().time_since_epoch().count() << 20);
    const u64 base = 1000 + rng() % (P - 2000);
    int n;
    cin >> n;
    unordered_map<u64, int> whole, holes;
    whole.reserve(n * 2);
    vector<u64> before;
    while (n--) {
        string s;
        cin >> s;
        int len = s.size();
        // Polynomials of what stands before and after each place; a hole is a character of its own.
        before.assign(len + 1, 0);
        for (int i = 0; i < len; i++) before[i + 1] = add(mul(before[i], base), s[i]);
        u64 power = 1, tail = 0;
        int near = 0;
        for (int i = len - 1; i >= 0; i--) {
            u64 h = add(add(mul(mul(before[i], base), power), mul(7, power)), tail);
            near += holes[h]++;
            tail = add(tail, mul(s[i], power));
            power = mul(power, base);
        }
        // Texts of other lengths have other polynomials, as no character has the code 0.
        int same = whole[before[len]]++;
        cout << near - same * (len - 1) << '\n';
    }
}
