#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

struct Stay {
    std::int64_t start, end;
};

struct Audit {
    std::int64_t peak, overbooked;
};

struct RoomType {
    std::string name;
    std::int64_t rooms;
    std::vector<Stay> stays;
};

// Which end belongs to which start is irrelevant to the count.
Audit audit(std::int64_t rooms, const std::vector<Stay>& stays) {
    std::vector<std::int64_t> starts, ends;
    for (const auto& [start, end] : stays) {
        if (start == end) continue;
        starts.push_back(start);
        ends.push_back(end);
    }
    std::sort(starts.begin(), starts.end());
    std::sort(ends.begin(), ends.end());
    Audit found{0, 0};
    std::int64_t previous = 0;
    std::size_t arrived = 0, left = 0;
    while (left < ends.size()) {
        const bool arrives = arrived < starts.size() && starts[arrived] < ends[left];
        const auto now = arrives ? starts[arrived] : ends[left];
        if (static_cast<std::int64_t>(arrived - left) > rooms) found.overbooked += now - previous;
        previous = now;
        ++(arrives ? arrived : left);
        found.peak = std::max(found.peak, static_cast<std::int64_t>(arrived - left));
    }
    return found;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::size_t kinds = 0, count = 0;
    std::cin >> kinds >> count;
    std::vector<RoomType> types(kinds);
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t place = 0; place < kinds; ++place) {
        std::cin >> types[place].name >> types[place].rooms;
        places.emplace(types[place].name, place);
    }
    std::string name;
    for (Stay stay{}; count > 0; --count) {
        std::cin >> name >> stay.start >> stay.end;
        types[places.at(name)].stays.push_back(stay);
    }
    for (const auto& type : types) {
        const auto [peak, overbooked] = audit(type.rooms, type.stays);
        std::cout << type.name << ' ' << peak << ' ' << overbooked << '\n';
    }
}
