/* A folder for one test, with files in it. */
#ifndef HONE_TREE_H
#define HONE_TREE_H

#define TREE_ROOT_BYTES 64

struct tree {
    char root[TREE_ROOT_BYTES];
};

struct tree tree_make(void);
/* Writes a file below the root; folders on the way are made. */
void tree_write(const struct tree *tree, const char *path, const char *text);
/* Removes it and everything in it. */
void tree_remove(const struct tree *tree);

#endif
