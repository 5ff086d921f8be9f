#include <iostream>
#include <sstream>
#include <string>
#include <vector>

struct Finish {
    long time;
    std::string name;
};

// Targets with their durations and needs.
class Build {
public:
    // Adds a target; the needs are names of targets that were added before.
    void add(const std::string& name, int ms, const std::vector<std::string>& needs) {}

    // The target's duration is `ms` from now on.
    void took(const std::string& name, int ms) {}

    // Whether it was possible; the target comes to need the other one unless that closes a cycle.
    bool need(const std::string& name, const std::string& other) { return true; }

    // The target needs the other one no longer.
    void free(const std::string& name, const std::string& other) {}

    // The target's finish time, and the name of the need that it waits for, "-" if there is none.
    Finish why(const std::string& name) { return {0, ""}; }

    // The latest finish time of all, and the name of its target, "-" if there is none.
    Finish build() { return {0, ""}; }
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int targets = 0, events = 0;
    std::string line, kind, name, other;
    std::getline(std::cin, line);
    std::istringstream(line) >> targets >> events;
    Build build;
    while (targets-- > 0 && std::getline(std::cin, line)) {
        std::istringstream words(line);
        int ms = 0;
        words >> name >> ms;
        std::vector<std::string> needs;
        while (words >> other) needs.push_back(other);
        build.add(name, ms, needs);
    }
    while (events-- > 0 && std::cin >> kind) {
        if (kind == "took") {
            int ms = 0;
            std::cin >> name >> ms;
            build.took(name, ms);
        } else if (kind == "free") {
            std::cin >> name >> other;
            build.free(name, other);
        } else if (kind == "need") {
            std::cin >> name >> other;
            if (!build.need(name, other)) std::cout << "cycle\n";
        } else {
            if (kind == "why") std::cin >> name;
            Finish finish = kind == "why" ? build.why(name) : build.build();
            std::cout << finish.time << ' ' << finish.name << '\n';
        }
    }
}
