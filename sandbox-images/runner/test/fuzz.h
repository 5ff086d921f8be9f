/* Random bytes and conversations, the same for the same seed. */
#ifndef HONE_FUZZ_H
#define HONE_FUZZ_H

#include "payload.h"

#define FUZZ_NONCE 0x04030201u

/* A number below `sides`. */
uint64_t dice(uint64_t sides);
/* A payload that may be good, and the type of its request. */
struct payload seed_payload(uint8_t *type);
/* Changes up to three places; may cut. */
void mutate(uint8_t *bytes, size_t *length);

/* Whatever reads foreign bytes. */
void fuzz_bytes(uint64_t round);
/* A conversation with a box, to its end. */
void fuzz_dispatch(void);

#endif
