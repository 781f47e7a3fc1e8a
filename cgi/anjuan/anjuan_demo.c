#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "anjuan.h"
#include "base/text.h"
#include "casework/demo.h"

#include "base/banned.h"

/* `anjuan demo`: a company to try the product with; `--accounts` says how to sign in. */

static const char *
first_role(unsigned roles)
{
	int role = 0;

	while (role < ROLE__COUNT && (roles & 1u << role) == 0)
		role++;
	return role_name((enum role)role);
}

static enum fault
print_accounts(struct step *step, const char **problem)
{
	struct demo_account *accounts;
	enum demo_state state;
	size_t count;
	enum fault fault = demo_state(step, &state);

	if (fault != FAULT_NONE || state != DEMO_LOADED)
		return fault;
	if ((fault = demo_accounts(step, &accounts, &count, problem)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++)
		printf("  %-10s %-20s %-20s %s %s\n", accounts[i].login, accounts[i].password,
		    first_role(accounts[i].roles), accounts[i].name, accounts[i].title);
	return FAULT_NONE;
}

static enum fault
load(struct step *step, bool if_empty, const char **problem)
{
	enum demo_state state;
	enum fault fault = demo_state(step, &state);

	if (fault != FAULT_NONE)
		return fault;
	if (state == DEMO_EMPTY || state == DEMO_PARTLY)
		return demo_load(step, problem);
	if (if_empty)
		return FAULT_NONE;
	*problem = state == DEMO_LOADED ? "the demonstration data is already there" :
	    "the database is in use; demonstration data goes into an empty one only";
	return FAULT_INPUT;
}

enum outcome
anjuan_demo(const struct invocation *invocation)
{
	struct step step = { .arena = invocation->arena, .as = ROLE__COUNT, .now = invocation->now, .visit = "anjuan",
	    .address = "" };
	const char *option = invocation->argc > 0 ? invocation->argv[0] : "", *problem = NULL;
	bool accounts = text_equal(option, "--accounts"), if_empty = text_equal(option, "--if-empty");
	enum fault fault;

	if (invocation->argc > 1 || (invocation->argc == 1 && !accounts && !if_empty))
		return anjuan_usage("demo: \"%s\" is not understood", option);
	if ((fault = casework_open(invocation->config, "owner", &step.casework)) != FAULT_NONE)
		return anjuan_outcome(fault);
	fault = accounts ? print_accounts(&step, &problem) : load(&step, if_empty, &problem);
	casework_close(step.casework);
	if (problem != NULL)
		fprintf(stderr, "anjuan: %s\n", problem);
	return anjuan_outcome(fault);
}
