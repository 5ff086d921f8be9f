#include <stdio.h>
#include <string.h>

int main(void) {
    char text[256] = "";
    if (fgets(text, sizeof text, stdin) == NULL) return 1;
    text[strcspn(text, "\n")] = '\0';
    int letters = 0;
    for (const char *byte = text; *byte != '\0'; byte += 1) letters += (*byte & 0xC0) != 0x80;
    printf("%d %s\n", letters, text);
    return 0;
}
