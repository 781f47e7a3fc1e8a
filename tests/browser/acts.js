'use strict';
// How the people of the walks fill the folded forms of a page about a case.

const assert = require('node:assert/strict');
const { press } = require('./kinds');

// One act on a page about a case: opens its fold, fills its form, sends it.
async function act(page, name, fields = {}, files = {}) {
	const fold = page.locator(`#act-${name}`);
	if (await fold.getAttribute('open') === null) await fold.locator('summary').first().click();
	for (const [field, value] of Object.entries(fields)) {
		const box = page.locator(`#${name}-${field}`);
		const kind = await box.evaluate((e) => (e.tagName === 'INPUT' ? e.type : e.tagName));
		if (kind === 'SELECT') await box.selectOption(value);
		else if (kind === 'FIELDSET') await box.locator(`[value="${value}"]`).check();
		else if (kind === 'checkbox') await box.check();
		else await box.fill(value);
	}
	for (const [field, list] of Object.entries(files)) await page.setInputFiles(`#${name}-${field}`, list);
	await press(page, fold.locator('button.primary[type=submit]'));
	assert.equal(await page.locator('#errors').count(), 0, `${name}: ${(await page.locator('#errors').allInnerTexts()).join()}`);
	assert.equal(await page.locator('.summary[role=alert]').count(), 0,
		`${name}: ${(await page.locator('.summary[role=alert]').allInnerTexts()).join()}`);
}

// The value of the option whose words begin so.
async function option(page, select, pattern) {
	const found = (await page.locator(`${select} option`).evaluateAll((all) => all.map((o) => [o.value, o.textContent])))
		.find(([, text]) => pattern.test(text));
	assert.ok(found, `an option like ${pattern}`);
	return found[0];
}

module.exports = { act, option };
