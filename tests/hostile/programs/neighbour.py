state = 1
for _ in range(int(input())):
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
print(state)
