#!/usr/bin/env node
'use strict';
// The walk of return visits: the list of those due, the script on the phone, a try
// in vain, an answer that reopens the case; the second visit that the director
// waives; the visit on site with the photo of the receipt.

const assert = require('node:assert/strict');
const { suite, shot, sound } = require('./harness');
const { act, option } = require('./acts');
const { one, passport, sql } = require('./people');
const { photo, press } = require('./kinds');

const settings = [
	{ phone: true, javaScriptEnabled: false, language: 'zh', n: 0 },
	{ phone: false, javaScriptEnabled: true, language: 'en', n: 1 },
];
const words = ({ phone, javaScriptEnabled, language }) =>
	`${phone ? 'phone' : 'desktop'}, ${javaScriptEnabled ? 'with' : 'without'} script, ${language}`;
const file = (setting) => words(setting).replace(/\W+/g, '_');

// A case of the list whose first visit is due, by telephone.
const due = (product, n) => one(product, 'SELECT id FROM case_file c WHERE stage = 7 AND visited_at IS NULL AND reopened = 0 ' +
	'AND major = 0 AND level = 3 AND NOT EXISTS (SELECT 1 FROM complaint p WHERE p.id = c.id AND p.anonymous = 1) ORDER BY due_at, id ' +
	`LIMIT 1 OFFSET ${n}`);
const stage = (product, id) => Number(one(product, `SELECT stage FROM case_file WHERE id = ${id}`));
const CLOSED = 7, VISITED = 8, REOPENED = 14;

// From the list, page by page, to the visit of this case.
async function choose(page, url, id) {
	await page.goto(`${url}/desk/visits`);
	const link = page.locator(`a[href$="/desk/visit?id=${id}"]`);
	for (let i = 0; i < 20 && !await link.count(); i++) await press(page, page.locator('.pager a[rel=next]').first());
	await press(page, link.first());
}

// Called twice, the second time with an answer that reopens the case.
async function objection(tools, setting, id, dispatcher) {
	const { url, product } = tools;
	await choose(dispatcher, url, id);
	assert.ok(await dispatcher.locator('.say').count() > 0, 'what to say is in view');
	await shot(dispatcher, `visit_${file(setting)}`);
	await soundly(tools, setting, 'diaodu', dispatcher);
	await act(dispatcher, 'miss', { on_site: '0', text: '无人接听，晚上再打' });
	assert.equal(stage(product, id), CLOSED, 'a try in vain leaves the case closed');
	assert.deepEqual(sql(product, `SELECT reached, next_at IS NOT NULL FROM return_visit WHERE case_id = ${id}`), [['0', '1']], 'the next try is planned');
	await choose(dispatcher, url, id);
	assert.ok(/无人接听/.test(await dispatcher.locator('main').innerText()), 'the try is on the page');
	await act(dispatcher, 'record', { on_site: '0', solved: 'no', satisfied: '0', satisfaction: '2', text: '又漏了，要求重做' });
	assert.equal(stage(product, id), REOPENED, 'who is not satisfied reopens the case');
	assert.deepEqual(sql(product, `SELECT way, mark, verdict, solved FROM satisfaction WHERE case_id = ${id}`), [['0', '2', '0', '2']]);
}

// The page as it stands, looked at by axe, which needs script.
async function soundly({ open, passports }, { phone, language }, login, page) {
	const eyes = await open({ phone, storageState: await passports(login, language) });
	await eyes.goto(page.url());
	await sound(eyes, `walk-${new URL(page.url()).pathname.slice(1)}-${login}-${phone ? 'phone' : 'desktop'}-${language}`);
	await eyes.close();
}

// The case is worked on once more, up to its closing.
async function rework({ url, product }, id, dispatcher, handler) {
	const until = '2030-01-02 18:00';
	const at = (page) => page.goto(`${url}/desk/case?id=${id}`);
	await at(dispatcher);
	await act(dispatcher, 'dispatch', { department: await option(dispatcher, '#dispatch-department', /工程|Engineering/) });
	await at(handler);
	await act(handler, 'accept');
	await act(handler, 'plan', { text: '拆开重做', department: await option(handler, '#plan-department', /工程|Engineering/),
		person: await option(handler, '#plan-person', /周建平/), until });
	await act(handler, 'execute');
	await at(dispatcher);
	await act(dispatcher, 'judge', { validity: 'valid', text: '属实' });
	await at(handler);
	await act(handler, 'complete', { text: '已重做并试水', result: '重做' });
	await act(handler, 'feed_back', { text: '试水三天不漏' });
	await at(dispatcher);
	await act(dispatcher, 'confirm', { text: '认可' });
	await act(dispatcher, 'close', { text: '认可', result: '重做' });
	assert.equal(stage(product, id), CLOSED);
}

// A reopened case is visited a second time unless the director agrees that it is not.
async function second(tools, setting, id, dispatcher, director) {
	const { url, product } = tools;
	await choose(dispatcher, url, id);
	await act(dispatcher, 'record', { on_site: '0', solved: 'yes', satisfied: '1', satisfaction: '5', text: '这次修好了', waiver: '业主出差，请勿再打' });
	assert.equal(stage(product, id), CLOSED, 'a second visit is due');
	assert.equal(await dispatcher.locator('#act-waive').count(), 0, 'who visits cannot waive it');
	await choose(director, url, id);
	assert.ok(/业主出差/.test(await director.locator('p.alert').innerText()), 'the director reads why none is needed');
	await soundly(tools, setting, 'guanli', director);
	await shot(director, `visit_second_${file(setting)}`);
	await act(director, 'waive', { text: '同意，已电话核实' });
	assert.equal(stage(product, id), VISITED, 'approved, it is over');
	assert.deepEqual(sql(product, `SELECT state FROM deadline WHERE case_id = ${id} AND clock = 'V2'`), [['3']], 'the clock of the second visit is met');
}

// What was raised to a major matter is visited on site, with the receipt.
async function onSite({ url, product }, setting, dispatcher) {
	const id = due(product, 2 + setting.n);
	sql(product, `UPDATE case_file SET major = 1 WHERE id = ${id}`);
	await choose(dispatcher, url, id);
	const fold = dispatcher.locator('#act-record');
	await fold.locator('#record-on_site [value="0"]').check();
	await fold.locator('#record-satisfied [value="1"]').check();
	await fold.locator('#record-text').fill('电话里说满意');
	await press(dispatcher, fold.locator('button.primary[type=submit]'));
	assert.equal(await dispatcher.locator('.summary[role=alert]').count(), 1, 'on the phone is not enough');
	assert.equal(await dispatcher.locator('#record-text').inputValue(), '电话里说满意', 'what was typed is kept');
	await dispatcher.goto(`${url}/desk/visit?id=${id}`);
	await act(dispatcher, 'record', { on_site: '1', solved: 'yes', satisfied: '1', satisfaction: '4', text: '上门查看，业主签字' }, { receipt: [photo] });
	assert.equal(stage(product, id), VISITED, 'the visit on site counts');
	assert.deepEqual(sql(product, `SELECT receipt FROM evidence WHERE case_id = ${id} ORDER BY id DESC LIMIT 1`), [['1']], 'the receipt is evidence');
	await dispatcher.goto(`${url}/desk/case?id=${id}`);
	assert.ok(await dispatcher.locator('.gallery img').count() > 0, 'and is looked at on the page of the case');
	await shot(dispatcher, `visit_site_${file(setting)}`);
}

async function walk(tools, setting) {
	const as = async (login) => tools.open({ phone: setting.phone, javaScriptEnabled: setting.javaScriptEnabled,
		storageState: await tools.passports(login, setting.language) });
	tools.expected(/status of (409|422)/);
	const dispatcher = await as('diaodu');
	const id = due(tools.product, setting.n);
	await objection(tools, setting, id, dispatcher);
	await rework(tools, id, dispatcher, await as('chuli'));
	await second(tools, setting, id, dispatcher, await as('guanli'));
	await onSite(tools, setting, dispatcher);
}

suite({ base: '' }, async ({ test, product, browser }) => {
	const passports = (login, language) => passport(browser, product, login, language);
	for (const setting of settings)
		await test(`return visits: ${words(setting)}`, {}, (tools) => walk({ ...tools, passports }, setting));
});
