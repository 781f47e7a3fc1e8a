#include "base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"

#include "base/banned.h"

enum { CODE_CHARACTERS = 16, CODE_GROUP = 4, PASSWORD_PASSES = 3, PASSWORD_MEMORY = 19 * 1024 * 1024 };

/* 32 characters, five bits each, without I, L, O and U. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

_Static_assert(SECRET_DIGEST == crypto_hash_sha256_BYTES, "a digest is 32 bytes");
_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct secret_hash), "the state fits");
_Static_assert(_Alignof(crypto_hash_sha256_state) <= _Alignof(struct secret_hash), "the state is aligned");

enum fault
secret_open(void)
{
	if (sodium_init() < 0)
		return log_fault(FAULT_INTERNAL, "libsodium cannot start");
	return FAULT_NONE;
}

void
secret_random(void *bytes, size_t length)
{
	randombytes_buf(bytes, length);
}

const char *
secret_token(struct arena *arena, size_t bytes)
{
	uint8_t *random = arena_alloc(arena, bytes);

	secret_random(random, bytes);
	return secret_hex(arena, random, bytes);
}

/* Sixteen characters in four groups. */
static const char *
group(struct arena *arena, const char *characters)
{
	return arena_format(arena, "%.4s-%.4s-%.4s-%.4s", characters, characters + CODE_GROUP,
	    characters + 2 * CODE_GROUP, characters + 3 * CODE_GROUP);
}

const char *
secret_code_from(struct arena *arena, const uint8_t *bytes)
{
	char characters[CODE_CHARACTERS + 1] = "";

	for (size_t i = 0; i < CODE_CHARACTERS; i++)
		characters[i] = alphabet[bytes[i] & 31];
	return group(arena, characters);
}

const char *
secret_code(struct arena *arena)
{
	uint8_t random[CODE_CHARACTERS];

	secret_random(random, sizeof(random));
	return secret_code_from(arena, random);
}

static uint32_t
fold_character(uint32_t c)
{
	if (c >= 'a' && c <= 'z')
		c = c - 'a' + 'A';
	if (c == 'O')
		return '0';
	if (c == 'I' || c == 'L')
		return '1';
	return c;
}

const char *
secret_code_fold(struct arena *arena, const char *typed)
{
	char characters[CODE_CHARACTERS + 1] = "";
	const char *at = text_narrow(arena, text_trim(arena, typed));
	size_t count = 0;
	uint32_t c;

	if (at == NULL)
		return NULL;
	while ((c = text_next(&at)) != 0) {
		if (c == ' ' || c == '-' || c == '\t' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212)
			continue;
		c = fold_character(c);
		if (c > 127 || strchr(alphabet, (int)c) == NULL || count == CODE_CHARACTERS)
			return NULL;
		characters[count++] = (char)c;
	}
	return count == CODE_CHARACTERS ? group(arena, characters) : NULL;
}

void
secret_sha256(const void *bytes, size_t length, uint8_t digest[SECRET_DIGEST])
{
	crypto_hash_sha256(digest, bytes, length);
}

void
secret_hash_begin(struct secret_hash *hash)
{
	crypto_hash_sha256_init((crypto_hash_sha256_state *)(void *)hash);
}

void
secret_hash_add(struct secret_hash *hash, const void *bytes, size_t length)
{
	crypto_hash_sha256_update((crypto_hash_sha256_state *)(void *)hash, bytes, length);
}

void
secret_hash_end(struct secret_hash *hash, uint8_t digest[SECRET_DIGEST])
{
	crypto_hash_sha256_final((crypto_hash_sha256_state *)(void *)hash, digest);
}

void
secret_mac(const uint8_t key[SECRET_DIGEST], const char *text, uint8_t mac[SECRET_DIGEST])
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, key, SECRET_DIGEST);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)text, strlen(text));
	crypto_auth_hmacsha256_final(&state, mac);
}

const char *
secret_hex(struct arena *arena, const uint8_t *bytes, size_t length)
{
	char *hex = arena_alloc(arena, 2 * length + 1);

	return sodium_bin2hex(hex, 2 * length + 1, bytes, length);
}

bool
secret_equal(const void *one, const void *other, size_t length)
{
	return sodium_memcmp(one, other, length) == 0;
}

enum fault
secret_password_hash(struct arena *arena, const char *password, const char **hash)
{
	char *result = arena_alloc(arena, crypto_pwhash_STRBYTES);

	if (crypto_pwhash_argon2id_str(result, password, strlen(password), PASSWORD_PASSES, PASSWORD_MEMORY) != 0)
		return log_fault(FAULT_INTERNAL, "no memory to hash a password");
	*hash = result;
	return FAULT_NONE;
}

bool
secret_password_matches(const char *hash, const char *password)
{
	return hash != NULL && password != NULL &&
	    crypto_pwhash_argon2id_str_verify(hash, password, strlen(password)) == 0;
}

static enum fault
read_key(int file, const char *path, uint8_t key[SECRET_DIGEST])
{
	uint8_t bytes[SECRET_DIGEST + 1];
	struct stat about;
	ssize_t length;

	if (fstat(file, &about) != 0)
		return log_fault(FAULT_IO, "%s: %s", path, strerror(errno));
	if ((about.st_mode & S_IRWXO) != 0)
		return log_fault(FAULT_INPUT, "%s: must not be open to everybody: chmod o= it", path);
	length = read(file, bytes, sizeof(bytes));
	if (length != SECRET_DIGEST)
		return log_fault(FAULT_INPUT, "%s: must hold exactly %d random bytes", path, SECRET_DIGEST);
	memcpy(key, bytes, SECRET_DIGEST);
	sodium_memzero(bytes, sizeof(bytes));
	return FAULT_NONE;
}

enum fault
secret_key_load(const char *path, uint8_t key[SECRET_DIGEST])
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	enum fault fault;

	if (file < 0)
		return log_fault(errno == ENOENT ? FAULT_NOT_FOUND : FAULT_IO, "%s: %s", path, strerror(errno));
	fault = read_key(file, path, key);
	close(file);
	return fault;
}
