#include "rules/checklist.h"

#include "rules/name.h"
#include "base/banned.h"

/* The count that scores: never negative, never more often than the rule allows. */
static int64_t
counted(const struct deduction *deduction, int found)
{
	if (found <= 0)
		return 0;
	return deduction->most > 0 && found > deduction->most ? deduction->most : found;
}

int
checklist_item_score(const struct checklist_item *item, const struct checklist_answer *answer)
{
	int64_t score = item->points;

	for (size_t i = 0; answer->counts != NULL && i < item->deduction_count; i++) {
		const struct deduction *deduction = &item->deductions[i];
		int64_t count = counted(deduction, answer->counts[i]);

		if (count == 0)
			continue;
		if (deduction->fatal)
			return 0;
		score -= count * deduction->points;
	}
	return score < 0 ? 0 : (int)score;
}

struct checklist_score
checklist_score(const struct checklist *checklist, const struct checklist_answer *answers)
{
	struct checklist_score score = { .items = (int)checklist->item_count };

	for (size_t i = 0; i < checklist->item_count; i++) {
		const struct checklist_item *item = &checklist->items[i];

		score.total += item->points;
		if (!answers[i].answered)
			continue;
		score.answered++;
		if (!answers[i].applies)
			continue;
		score.allotted += item->points;
		score.actual += checklist_item_score(item, &answers[i]);
	}
	if (score.allotted > 0)
		score.rate_tenths =
		    (int)(((int64_t)score.actual * 2000 + score.allotted) / (2 * (int64_t)score.allotted));
	return score;
}

bool
checklist_has_deduction(const struct checklist_item *item, const struct checklist_answer *answer)
{
	for (size_t i = 0; answer->applies && answer->counts != NULL && i < item->deduction_count; i++)
		if (answer->counts[i] > 0)
			return true;
	return false;
}

enum checklist_lack
checklist_item_lack(const struct checklist_item *item, const struct checklist_answer *answer)
{
	if (!answer->answered)
		return CHECKLIST_LACKS_ANSWER;
	if (!checklist_has_deduction(item, answer))
		return CHECKLIST_COMPLETE;
	if (!answer->noted)
		return CHECKLIST_LACKS_NOTE;
	if (item->photo && answer->photos <= 0)
		return CHECKLIST_LACKS_PHOTO;
	return answer->unplaced ? CHECKLIST_LACKS_DEPARTMENT : CHECKLIST_COMPLETE;
}

const char *
checklist_lack_name(enum checklist_lack lack)
{
	static const char *const names[CHECKLIST_LACK__COUNT] = {
		[CHECKLIST_COMPLETE] = "",
		[CHECKLIST_LACKS_ANSWER] = "answer",
		[CHECKLIST_LACKS_NOTE] = "note",
		[CHECKLIST_LACKS_PHOTO] = "photo",
		[CHECKLIST_LACKS_DEPARTMENT] = "department",
	};

	return name_of(names, CHECKLIST_LACK__COUNT, (int)lack);
}

size_t
checklist_unfinished(const struct checklist *checklist, const struct checklist_answer *answers)
{
	size_t i = 0;

	while (i < checklist->item_count &&
	    checklist_item_lack(&checklist->items[i], &answers[i]) == CHECKLIST_COMPLETE)
		i++;
	return i;
}
