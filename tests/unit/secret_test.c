#include "../check.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/secret.h"

#include "base/banned.h"

static struct arena arena;

static void
digests_are_those_of_the_standard(void **state)
{
	struct secret_hash hash;
	uint8_t digest[SECRET_DIGEST], key[SECRET_DIGEST];

	(void)state;
	secret_sha256("abc", 3, digest);
	assert_string_equal(secret_hex(&arena, digest, sizeof(digest)),
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	secret_hash_begin(&hash);
	secret_hash_add(&hash, "a", 1);
	secret_hash_add(&hash, "", 0);
	secret_hash_add(&hash, "bc", 2);
	secret_hash_end(&hash, digest);
	assert_string_equal(secret_hex(&arena, digest, sizeof(digest)),
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

	/* Computed with openssl dgst -mac HMAC. */
	memset(key, 0x0b, sizeof(key));
	secret_mac(key, "Hi There", digest);
	assert_string_equal(secret_hex(&arena, digest, sizeof(digest)), "198a607eb44bfbc69903a0f1cf2bbdc5ba0aa3f3d9ae3c1c7a3b1696a0b68cf7");
}

static void
follow_up_codes_are_folded(void **state)
{
	static const struct { const char *typed, *code; } table[] = {
		{ "K7QM-2WXD-0000-1111", "K7QM-2WXD-0000-1111" }, { "k7qm2wxd00001111", "K7QM-2WXD-0000-1111" },
		{ " k7qm 2wxd oOoO iIlL ", "K7QM-2WXD-0000-1111" }, { "Ｋ７ＱＭ－２ＷＸＤ\u3000０００0 1111", "K7QM-2WXD-0000-1111" },
		{ "K7QM–2WXD—0000−1111", "K7QM-2WXD-0000-1111" },
		{ "", NULL }, { "K7QM-2WXD-0000-111", NULL }, { "K7QM-2WXD-0000-11111", NULL },
		{ "U7QM-2WXD-0000-1111", NULL }, { "K7QM-2WXD-0000-111投", NULL }, { "K7QM_2WXD_0000_1111", NULL },
	};
	const char *code = secret_code(&arena);

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *got = secret_code_fold(&arena, table[i].typed);

		CHECK_ROW(i, (got == NULL) == (table[i].code == NULL));
		if (got != NULL)
			CHECK_ROW_TEXT(i, got, table[i].code);
	}
	assert_int_equal(strlen(code), 19);
	assert_string_equal(secret_code_fold(&arena, code), code);
	assert_string_not_equal(secret_code(&arena), code);
}

static void
passwords_are_hashed_and_checked(void **state)
{
	const char *one, *other;

	(void)state;
	assert_int_equal(secret_password_hash(&arena, "三月的雨", &one), FAULT_NONE);
	assert_int_equal(secret_password_hash(&arena, "三月的雨", &other), FAULT_NONE);
	assert_memory_equal(one, "$argon2id$v=19$m=19456,t=3,p=1$", 31);
	assert_string_not_equal(one, other);
	assert_true(secret_password_matches(one, "三月的雨"));
	assert_false(secret_password_matches(one, "三月的雪"));
	assert_false(secret_password_matches(one, ""));
	assert_false(secret_password_matches("", "三月的雨"));
	assert_false(secret_password_matches(NULL, "三月的雨"));
}

static void
a_key_is_exactly_32_private_bytes(void **state)
{
	static const struct { size_t length; mode_t mode; enum fault fault; } table[] = {
		{ 32, 0600, FAULT_NONE }, { 32, 0640, FAULT_NONE }, { 31, 0600, FAULT_INPUT }, { 33, 0600, FAULT_INPUT },
		{ 0, 0600, FAULT_INPUT }, { 32, 0644, FAULT_INPUT },
	};
	uint8_t key[SECRET_DIGEST];

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		char path[] = "/tmp/secret_test.XXXXXX";
		int file = mkstemp(path);

		assert_int_equal(write(file, "0123456789abcdef0123456789abcdefX", table[i].length), table[i].length);
		assert_int_equal(fchmod(file, table[i].mode), 0);
		close(file);
		CHECK_ROW(i, secret_key_load(path, key) == table[i].fault);
		unlink(path);
	}
	assert_int_equal(secret_key_load("/nowhere/secret", key), FAULT_NOT_FOUND);
}

static void
tokens_differ(void **state)
{
	const char *token = secret_token(&arena, 16);

	(void)state;
	assert_int_equal(strlen(token), 32);
	assert_int_equal(strspn(token, "0123456789abcdef"), 32);
	assert_string_not_equal(secret_token(&arena, 16), token);
	assert_true(secret_equal("abc", "abd", 2) && !secret_equal("abc", "abd", 3));
}

static int
begin(void **state)
{
	(void)state;
	return secret_open() == FAULT_NONE ? 0 : -1;
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digests_are_those_of_the_standard), cmocka_unit_test(follow_up_codes_are_folded),
		cmocka_unit_test(passwords_are_hashed_and_checked), cmocka_unit_test(a_key_is_exactly_32_private_bytes),
		cmocka_unit_test(tokens_differ),
	};

	return cmocka_run_group_tests_name("secret", tests, begin, release);
}
