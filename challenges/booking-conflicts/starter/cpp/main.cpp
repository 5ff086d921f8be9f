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

// Audits one room type. The stays are in no particular order; the end does not belong to a stay.
Audit audit(std::int64_t rooms, const std::vector<Stay>& stays) { return {0, 0}; }

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
