/* Randomness, digests and passwords.  The only home of libsodium. */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;

enum { SECRET_DIGEST = 32 };

/* Must be called once before any other; FAULT_INTERNAL when the library cannot start. */
enum fault secret_open(void) MUST_CHECK;

void secret_random(void *bytes, size_t length);

/* So many random bytes as lower-case hexadecimal. */
const char *secret_token(struct arena *, size_t bytes);

/* A follow-up code: 80 random bits in four groups of four from an alphabet without look-alikes, "K7QM-2WXD-…". */
const char *secret_code(struct arena *);

/* The code that 16 or more given bytes stand for. */
const char *secret_code_from(struct arena *, const uint8_t *bytes);

/*
 * What a person typed, folded to the form secret_code() makes: case, spaces, full width,
 * missing hyphens, O→0, I/L→1. NULL when it cannot be one.
 */
const char *secret_code_fold(struct arena *, const char *typed);

/* SHA-256, at once or in pieces. */
struct secret_hash { uint64_t state[16]; };
void secret_sha256(const void *bytes, size_t length, uint8_t digest[SECRET_DIGEST]);
void secret_hash_begin(struct secret_hash *);
void secret_hash_add(struct secret_hash *, const void *bytes, size_t length);
void secret_hash_end(struct secret_hash *, uint8_t digest[SECRET_DIGEST]);

/* HMAC-SHA-256 of a text under a 32-byte key. */
void secret_mac(const uint8_t key[SECRET_DIGEST], const char *text, uint8_t mac[SECRET_DIGEST]);

const char *secret_hex(struct arena *, const uint8_t *bytes, size_t length);

/* Compares without telling by its duration where the first difference is. */
bool secret_equal(const void *, const void *, size_t length);

/* Argon2id, 19 MiB and 3 passes (20 ms); the result is a text with its own parameters. */
enum fault secret_password_hash(struct arena *, const char *password, const char **hash) MUST_CHECK;
bool secret_password_matches(const char *hash, const char *password);

/* Reads the key file of config.secret_file. */
enum fault secret_key_load(const char *path, uint8_t key[SECRET_DIGEST]) MUST_CHECK;

#endif
