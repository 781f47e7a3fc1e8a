#!/usr/bin/env node
'use strict';
// The walk of an emergency by those who take part: the dispatcher whose registration reports it,
// the head who orders it, the leader of the task force, up to the closing evaluation.

const assert = require('node:assert/strict');
const { suite, shot } = require('./harness');
const { act, option } = require('./acts');
const { one, passport, sql } = require('./people');
const { intake, press } = require('./kinds');

const settings = [
	{ phone: true, javaScriptEnabled: false, language: 'zh', n: 0 },
	{ phone: false, javaScriptEnabled: true, language: 'en', n: 1 },
];
const words = ({ phone, javaScriptEnabled, language }) =>
	`${phone ? 'phone' : 'desktop'}, ${javaScriptEnabled ? 'with' : 'without'} script, ${language}`;

// A grave complaint, taken down; its id.
async function register(page, url, product, n) {
	const subject = `电梯坠落伤人${n}`;
	await intake(page, url, { room: `1-1-${n + 4}01`, subject, severity: 'grave', urgency: 'urgent', phone: `1361234560${n}`, name: '孟想' });
	for (let i = 0; i < 3 && !/registered/.test(page.url()); i++) {
		const which = page.locator('[name=room_choice]').first();
		if (await which.count()) await which.check();
		await press(page, page.locator('.intake button.primary'));
	}
	return one(product, `SELECT id FROM case_file WHERE subject = '${subject}' ORDER BY id DESC LIMIT 1`);
}

async function walk({ open, url, product, expected }, setting, passports) {
	expected(/status of (422|404)/);
	const as = async (login) => open({ phone: setting.phone, javaScriptEnabled: setting.javaScriptEnabled,
		storageState: await passports(login, setting.language) });
	const dispatcher = await as('diaodu');
	const id = await register(dispatcher, url, product, setting.n);
	const board = `${url}/desk/emergency?id=${id}`;
	const clocks = () => sql(product, `SELECT state FROM deadline WHERE case_id = ${id} AND clock = 'E1' ORDER BY round`).map(([state]) => state);

	await dispatcher.goto(`${url}/desk/case?id=${id}`);
	await press(dispatcher, dispatcher.locator('p.alert a.button'));
	assert.equal(await dispatcher.locator('#act-alert').count(), 0, 'the registration has reported it');
	assert.deepEqual(clocks(), [], 'nothing is due before it is ordered');

	const head = await as('guanli');
	await head.goto(`${url}/desk/emergency/all`);
	await press(head, head.locator(`a[href$="emergency?id=${id}"]`));
	await press(head, head.locator('#form-see button'));
	await act(head, 'start', { text: '先救人，停用全部同型电梯' });
	await act(head, 'force', { person: await option(head, '#force-person', /郑大勇/), duty: '现场总指挥', leads: true });
	await act(head, 'force', { person: await option(head, '#force-person', /高强/), duty: '维持秩序' });
	assert.deepEqual(clocks(), ['0'], 'the first report is due');

	const leader = await as('jingli');
	await leader.goto(board);
	await act(leader, 'report', { text: '伤者已送医', next: '检测单位一小时内到场' });
	await act(leader, 'log', { talk: 'media', with: '都市频道记者', text: '说明已停用电梯' });
	await act(leader, 'measure', { kind: 'compensation', amount: '3,000', text: '垫付医药费',
		ordered_by: await option(leader, '#measure-ordered_by', /沈国栋/) });
	await act(leader, 'result', { measure: await option(leader, '#result-measure', /垫付/), text: '已交医院' });
	assert.deepEqual(clocks(), ['3', '0'], 'the report was in time, and the next hour runs');
	await shot(leader, `emergency_${words(setting).replace(/\W+/g, '_')}`);

	const other = await as('chuli');
	assert.equal((await other.goto(board)).status(), 404, 'who takes no part sees nothing');
	await dispatcher.goto(`${url}/desk/case?id=${id}`);
	assert.ok(/响应中|running/.test(await dispatcher.locator('p.alert').first().innerText()), 'the case page says how it stands');

	await head.goto(board);
	await act(head, 'lift', { text: '伤者稳定，电梯检验合格' });
	assert.deepEqual(clocks(), ['3', '4'], 'nothing is due any more');
	await leader.goto(board);
	await act(leader, 'debrief', { effect: '三小时内处置完毕', lessons: '报告及时', prevention: '每月试验安全装置' });
	assert.equal(await leader.locator('#act-debrief').count(), 0, 'it is evaluated once');
	await press(leader, leader.locator(`a[href$="emergency/print?id=${id}"]`));
	const paper = await leader.locator('body').innerText();
	for (const part of ['先救人', '现场总指挥', '伤者已送医', '都市频道记者', '3,000.00', '已交医院', '电梯检验合格', '每月试验安全装置'])
		assert.ok(paper.includes(part), `the paper says ${part}`);
}

suite({ base: '' }, async ({ test, product, browser }) => {
	const passports = (login, language) => passport(browser, product, login, language);
	for (const setting of settings)
		await test(`an emergency: ${words(setting)}`, {}, (tools) => walk(tools, setting, passports));
});
