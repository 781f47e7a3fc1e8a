#include "base/shared_count.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/banned.h"

struct shared_count
shared_count_open(const char *path)
{
	struct shared_count count = { .value = NULL };
	int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0660);
	void *map = MAP_FAILED;

	if (file < 0)
		return count;
	if (ftruncate(file, sizeof(*count.value)) == 0)
		map = mmap(NULL, sizeof(*count.value), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	close(file);
	if (map == MAP_FAILED)
		return count;
	count.value = map;
	/* 0 means "none", so a fresh file begins at 1. */
	(void)atomic_compare_exchange_strong(count.value, &(uint64_t){ 0 }, 1);
	return count;
}

void
shared_count_close(struct shared_count *count)
{
	if (count->value != NULL)
		(void)munmap((void *)(uintptr_t)count->value, sizeof(*count->value));
	count->value = NULL;
}

void
shared_count_add(struct shared_count *count)
{
	if (count->value != NULL)
		(void)atomic_fetch_add(count->value, 1);
}

uint64_t
shared_count_value(const struct shared_count *count)
{
	return count->value == NULL ? 0 : atomic_load(count->value);
}
