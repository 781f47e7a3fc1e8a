#!/usr/bin/env node
'use strict';
// The two walks of those who look for the cause and of those who must know: an
// investigation from the visit on site to the approved plan and its paper; a
// report that goes up level by level until it has been seen.

const assert = require('node:assert/strict');
const { suite, shot } = require('./harness');
const { act, option } = require('./acts');
const { one, passport, sql } = require('./people');
const { intake, photo, press } = require('./kinds');

const settings = [
	{ phone: true, javaScriptEnabled: false, language: 'zh', n: 0 },
	{ phone: false, javaScriptEnabled: true, language: 'en', n: 1 },
];
const words = ({ phone, javaScriptEnabled, language }) =>
	`${phone ? 'phone' : 'desktop'}, ${javaScriptEnabled ? 'with' : 'without'} script, ${language}`;

// A case that a handler has accepted and nobody has looked into yet.
const accepted = (product, n) => one(product, 'SELECT c.id FROM case_file c JOIN staff s ON s.id = c.handler_id ' +
	"WHERE c.stage IN (2, 3) AND s.login = 'chuli' AND NOT EXISTS (SELECT 1 FROM cause x WHERE x.case_id = c.id) " +
	`AND NOT EXISTS (SELECT 1 FROM measure m WHERE m.case_id = c.id) ORDER BY c.id LIMIT 1 OFFSET ${n}`);

async function tie(page, name) {
	const fold = page.locator(`#act-${name}`);
	if (await fold.getAttribute('open') === null) await fold.locator('summary').first().click();
	await fold.locator('[name=evidence]').first().check();
}

async function investigation({ open, url, product }, setting, passports) {
	const as = async (login) => open({ phone: setting.phone, javaScriptEnabled: setting.javaScriptEnabled,
		storageState: await passports(login, setting.language) });
	const id = accepted(product, setting.n);
	const bench = `${url}/desk/inquiry?id=${id}`;
	const count = (table) => Number(one(product, `SELECT COUNT(*) FROM ${table} WHERE case_id = ${id}`));
	const handler = await as('chuli');
	await handler.goto(`${url}/desk/case?id=${id}`);
	await press(handler, handler.locator(`a[href$="/desk/inquiry?id=${id}"]`).first());

	await act(handler, 'record', { kind: 'site', subject: '1301卫生间', place: '3栋2单元1301', persons: '刘女士', at: '2026-01-05 10:00',
		content: '门槛石处防水层破损，有水迹。' }, { files: [photo] });
	await tie(handler, 'record');
	await act(handler, 'record', { kind: 'interview', subject: '询问维修班长', persons: '王工', capacity: '维修班长', at: '2026-01-05 11:00',
		content: '上次换管后未做闭水试验。' });
	assert.equal(count('inquiry_record'), 2);
	await tie(handler, 'cause');
	await act(handler, 'cause', { branch: 'material', level: 'direct', kind: 'other', text: '防水层老化' });
	for (const [level, kind, text] of [['indirect', 'process', '换管后未做闭水试验'], ['root', 'process', '维修规程没有验收一步']]) {
		const last = one(product, `SELECT MAX(id) FROM cause WHERE case_id = ${id}`);
		if (level === 'root') await tie(handler, 'cause');
		await act(handler, 'cause', { parent: last, level, kind, text });
	}
	assert.equal(await handler.locator('.causes .mark.unproved').count(), 1, 'the one without evidence is marked');
	await tie(handler, 'cause_tie');
	await act(handler, 'cause_tie', { cause: await option(handler, '#cause_tie-cause', /闭水试验/) });
	assert.equal(await handler.locator('.causes .mark.unproved, .drawing .unproved').count(), 0, 'until it has some');
	assert.equal(await handler.locator('figure.drawing svg').count(), 2, 'a fishbone and a chain of whys');
	await act(handler, 'responsibility', { department: await option(handler, '#responsibility-department', /工程|Engineering/), share: 'main',
		text: '验收由工程部负责。' });
	const measure = { department: await option(handler, '#measure-department', /工程|Engineering/),
		person: await option(handler, '#measure-person', /周建平/), until: '2030-01-02 18:00' };
	await act(handler, 'measure', { ...measure, text: '重做防水层并做闭水试验', cost: '6,200', not_now: '等住户搬开家具' });
	await act(handler, 'measure', { ...measure, text: '赔偿地板', compensation: '800.50' });
	await shot(handler, `inquiry_${words(setting).replace(/\W+/g, '_')}`);

	const management = await as('guanli');
	await management.goto(bench);
	await act(management, 'approve', { text: '同意，尽快安排' });
	assert.equal(await management.locator('#act-approve').count(), 0, 'it is decided once');
	await handler.goto(`${url}/desk/case?id=${id}`);
	await act(handler, 'execute');
	assert.equal(one(product, `SELECT stage FROM case_file WHERE id = ${id}`), '5', 'carried out after the approval');

	await handler.goto(`${url}/desk/print_inquiry?id=${id}`);
	const paper = await handler.locator('body').innerText();
	for (const part of ['防水层破损', '维修规程没有验收一步', '重做防水层', '同意，尽快安排']) assert.ok(paper.includes(part), `the paper says ${part}`);
	assert.equal(await handler.locator('svg[role=img]').count() >= 1, true, 'and draws the causes');
}

async function escalation({ open, url, product, expected }, setting, passports) {
	expected(/status of 422/);
	const as = async (login) => open({ phone: setting.phone, javaScriptEnabled: setting.javaScriptEnabled,
		storageState: await passports(login, setting.language) });
	const dispatcher = await as('diaodu');
	const subject = `电梯困人${setting.n}`;
	await intake(dispatcher, url, { room: `1-1-${setting.n + 2}02`, subject, urgency: 'urgent', phone: `1371234560${setting.n}`, name: '孟想' });
	await press(dispatcher, dispatcher.locator('.intake button.primary'));
	for (let i = 0; i < 2 && !/registered/.test(dispatcher.url()); i++) {
		const which = dispatcher.locator('[name=room_choice]').first();
		if (await which.count()) await which.check();
		await press(dispatcher, dispatcher.locator('.intake button.primary'));
	}
	const id = one(product, `SELECT id FROM case_file WHERE subject = '${subject}'`);
	const at = `${url}/desk/case?id=${id}`;
	const told = () => sql(product, 'SELECT s.login, e.level, e.seen_at IS NOT NULL FROM escalation e JOIN staff s ON s.id = e.to_id ' +
		`WHERE e.case_id = ${id} ORDER BY e.id`).map((row) => row.join(' '));

	await dispatcher.goto(at);
	await act(dispatcher, 'report_up', { text: '两名住户被困，已联系维保' });
	assert.deepEqual(told(), ['zhuguan 1 0'], 'the direct superior, and nobody above');
	const supervisor = await as('zhuguan');
	await supervisor.goto(at);
	await act(supervisor, 'see');
	assert.deepEqual(told(), ['zhuguan 1 1']);
	assert.equal(await supervisor.locator('#act-see').count(), 0, 'it is seen once');
	await act(supervisor, 'report_up', { text: '维保半小时内到不了，请协调消防' });
	assert.deepEqual(told(), ['zhuguan 1 1', 'guanli 2 0'], 'then one level more');
	const management = await as('guanli');
	await management.goto(at);
	await act(management, 'see');
	await dispatcher.goto(at);
	assert.deepEqual(told(), ['zhuguan 1 1', 'guanli 2 1']);
	const page = await dispatcher.locator('main').innerText();
	assert.ok(page.includes('顾明月') && page.includes('沈国栋'), 'the case page names both');
	await shot(dispatcher, `escalation_${words(setting).replace(/\W+/g, '_')}`);
}

suite({ base: '' }, async ({ test, product, browser }) => {
	const passports = (login, language) => passport(browser, product, login, language);
	for (const setting of settings) {
		await test(`an investigation: ${words(setting)}`, {}, (tools) => investigation(tools, setting, passports));
		await test(`a report up the line: ${words(setting)}`, {}, (tools) => escalation(tools, setting, passports));
	}
});
