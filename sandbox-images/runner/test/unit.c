#include "check.h"

int main(void) {
    frame_tests();
    request_tests();
    path_tests();
    stream_tests();
    cgroup_tests();
    cgroup_tree_tests();
    clock_tests();
    requests_tests();
    room_tests();
    starved_tests();
    living_tests();
    confine_tests();
    printf("all unit tests passed\n");
    return 0;
}
