#include <iostream>
#include <optional>
#include <string>

struct Ring {
    long accounts;
    long total;
};

// Accounts grow together into rings; a ring with enough accounts and payments is suspicious.
class Rings {
public:
    Rings(long least_accounts, long least_total) : least_accounts(least_accounts), least_total(least_total) {}

    // Joins two rings; the ring when this raises an alert, else nothing.
    std::optional<Ring> link(const std::string& account, const std::string& other) { return std::nullopt; }

    // Adds a payment; the ring when this raises an alert, else nothing.
    std::optional<Ring> pay(const std::string& account, long amount) { return std::nullopt; }

    // The account's ring; an account that was never mentioned has 1 account and a total of 0.
    Ring ring(const std::string& account) { return {0, 0}; }

private:
    long least_accounts;
    long least_total;
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    long least_accounts = 0, least_total = 0, count = 0;
    std::cin >> least_accounts >> least_total >> count;
    Rings rings(least_accounts, least_total);
    std::string kind, account, other;
    for (long event = 1; event <= count; ++event) {
        std::cin >> kind >> account;
        std::optional<Ring> raised;
        if (kind == "link") {
            std::cin >> other;
            raised = rings.link(account, other);
        } else if (kind == "pay") {
            long amount = 0;
            std::cin >> amount;
            raised = rings.pay(account, amount);
        } else {
            Ring ring = rings.ring(account);
            std::cout << ring.accounts << ' ' << ring.total << '\n';
        }
        if (raised) std::cout << "alert " << event << ' ' << raised->accounts << ' ' << raised->total << '\n';
    }
}
