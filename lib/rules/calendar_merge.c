#include "rules/calendar_merge.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

bool
calendar_has_hours(const struct calendar *calendar)
{
	bool found = calendar->makeup.count > 0;

	for (size_t i = 0; i < CALENDAR_WEEK; i++)
		found = found || calendar->week[i].count > 0;
	return found;
}

/* Both lists are ascending; where they meet the newer one counts. */
static void
merge_notices(struct arena *arena, const struct calendar *before, const struct calendar *newer,
    struct calendar *result)
{
	struct calendar_notice *rows = arena_array(arena, before->notice_count + newer->notice_count, sizeof(*rows));
	size_t i = 0, k = 0, count = 0;

	while (i < before->notice_count || k < newer->notice_count)
		if (k == newer->notice_count ||
		    (i < before->notice_count && before->notices[i].year < newer->notices[k].year)) {
			rows[count++] = before->notices[i++];
		} else {
			i += i < before->notice_count && before->notices[i].year == newer->notices[k].year;
			rows[count++] = newer->notices[k++];
		}
	result->notices = rows;
	result->notice_count = count;
}

static void
merge_days(struct arena *arena, const struct calendar *before, const struct calendar *newer, struct calendar *result)
{
	struct calendar_day *rows = arena_array(arena, before->day_count + newer->day_count, sizeof(*rows));
	size_t i = 0, k = 0, count = 0;

	while (i < before->day_count || k < newer->day_count)
		if (k == newer->day_count || (i < before->day_count && before->days[i].day < newer->days[k].day)) {
			/* A year that is told anew forgets what was told of it before. */
			if (!calendar_has_notice(newer, before->days[i].notice))
				rows[count++] = before->days[i];
			i++;
		} else {
			i += i < before->day_count && before->days[i].day == newer->days[k].day;
			rows[count++] = newer->days[k++];
		}
	result->days = rows;
	result->day_count = count;
}

static const struct calendar_centre *
centre_named(const struct calendar *calendar, const char *name)
{
	for (size_t i = 0; i < calendar->centre_count; i++)
		if (text_equal(calendar->centres[i].name, name))
			return &calendar->centres[i];
	return NULL;
}

/* In the order they came to be known; one that is left without exceptions goes. */
static void
merge_centres(struct arena *arena, const struct calendar *before, const struct calendar *newer,
    struct calendar *result)
{
	struct calendar_centre *rows = arena_array(arena, before->centre_count + newer->centre_count, sizeof(*rows));
	size_t count = 0;

	for (size_t i = 0; i < before->centre_count; i++) {
		const struct calendar_centre *renewed = centre_named(newer, before->centres[i].name);

		rows[count] = renewed == NULL ? before->centres[i] : *renewed;
		count += rows[count].count > 0;
	}
	for (size_t i = 0; i < newer->centre_count; i++)
		if (newer->centres[i].count > 0 && centre_named(before, newer->centres[i].name) == NULL)
			rows[count++] = newer->centres[i];
	result->centres = rows;
	result->centre_count = count;
}

struct calendar
calendar_merge(struct arena *arena, const struct calendar *before, const struct calendar *newer)
{
	const struct calendar *hours = calendar_has_hours(newer) ? newer : before;
	struct calendar result = { .version = text_empty(newer->version) ? before->version : newer->version };

	for (size_t i = 0; i < CALENDAR_WEEK; i++)
		result.week[i] = hours->week[i];
	result.makeup = hours->makeup;
	merge_notices(arena, before, newer, &result);
	merge_days(arena, before, newer, &result);
	merge_centres(arena, before, newer, &result);
	return result;
}

static bool
same_hours(const struct calendar_hours *one, const struct calendar_hours *other)
{
	if (one == NULL || other == NULL)
		return one == other;
	if (one->count != other->count)
		return false;
	for (size_t i = 0; i < one->count; i++)
		if (one->spans[i].opens != other->spans[i].opens || one->spans[i].closes != other->spans[i].closes)
			return false;
	return true;
}

static bool
same_days(const struct calendar_day *one, const struct calendar_day *other, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (one[i].day != other[i].day || one[i].works != other[i].works || one[i].notice != other[i].notice ||
		    !text_equal(one[i].name, other[i].name) || !same_hours(one[i].hours, other[i].hours))
			return false;
	return true;
}

static bool
same_notices(const struct calendar *one, const struct calendar *other)
{
	if (one->notice_count != other->notice_count || one->day_count != other->day_count)
		return false;
	for (size_t i = 0; i < one->notice_count; i++)
		if (one->notices[i].year != other->notices[i].year ||
		    !text_equal(one->notices[i].papers, other->notices[i].papers))
			return false;
	return same_days(one->days, other->days, one->day_count);
}

/* In whatever order they stand. */
static bool
same_centres(const struct calendar *one, const struct calendar *other)
{
	if (one->centre_count != other->centre_count)
		return false;
	for (size_t i = 0; i < one->centre_count; i++) {
		const struct calendar_centre *a = &one->centres[i], *b = centre_named(other, a->name);

		if (b == NULL || a->count != b->count || !same_days(a->days, b->days, a->count))
			return false;
	}
	return true;
}

bool
calendar_same(const struct calendar *one, const struct calendar *other)
{
	for (size_t i = 0; i < CALENDAR_WEEK; i++)
		if (!same_hours(&one->week[i], &other->week[i]))
			return false;
	return same_hours(&one->makeup, &other->makeup) && same_notices(one, other) && same_centres(one, other);
}

size_t
calendar_changes(struct arena *arena, const struct calendar *before, const struct calendar *after,
    struct calendar_change **changes)
{
	struct calendar_change *rows = arena_array(arena, before->day_count + after->day_count, sizeof(*rows));
	struct calendar one = calendar_of_centre(before, NULL), other = calendar_of_centre(after, NULL);
	size_t i = 0, k = 0, count = 0;

	while (i < one.day_count || k < other.day_count) {
		bool first = k == other.day_count || (i < one.day_count && one.days[i].day < other.days[k].day);
		int32_t day = first ? one.days[i].day : other.days[k].day;
		struct calendar_change change = { day, calendar_look(&one, day), calendar_look(&other, day) };

		i += i < one.day_count && one.days[i].day == day;
		k += k < other.day_count && other.days[k].day == day;
		if (change.before.kind != change.after.kind || !text_equal(change.before.name, change.after.name))
			rows[count++] = change;
	}
	*changes = rows;
	return count;
}
