#include <algorithm>
#include <cstdint>
#include <iostream>
#include <set>
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

Audit audit(std::int64_t rooms, const std::vector<Stay>& stays) {
    std::set<std::int64_t> moments;
    for (const auto& [start, end] : stays) moments.insert({start, end});
    Audit found{0, 0};
    for (auto at = moments.begin(); at != moments.end(); ++at) {
        std::int64_t occupied = 0;
        for (const auto& [start, end] : stays) occupied += start <= *at && *at < end;
        found.peak = std::max(found.peak, occupied);
        if (occupied > rooms) found.overbooked += *std::next(at) - *at;
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
