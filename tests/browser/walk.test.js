#!/usr/bin/env node
'use strict';
// The whole walk by the people who take it: a resident who writes or calls, the
// dispatcher, a handler, an archivist; a call taken by keyboard alone; an inspection.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { suite, shot } = require('./harness');
const { one, passport, sql, top } = require('./people');
const { act, option } = require('./acts');
const { fileUpToCheck, intake, openSheet, photo, press } = require('./kinds');

const paper = path.join(top, 'conf/demo/files/receipt.pdf');
const leak = path.join(top, 'conf/demo/files/leak.jpg');
const stages = ['registered', 'dispatched', 'accepted', 'investigating', 'planned', 'executing', 'confirming', 'closed', 'visited', 'archived'];

const settings = [
	{ phone: true, javaScriptEnabled: true, language: 'zh' },
	{ phone: false, javaScriptEnabled: false, language: 'zh', call: true },
	{ phone: false, javaScriptEnabled: true, language: 'en', call: true },
	{ phone: true, javaScriptEnabled: false, language: 'en' },
];

const words = ({ phone, javaScriptEnabled, language, call }) =>
	`${call ? 'by call, ' : ''}${phone ? 'phone' : 'desktop'}, ${javaScriptEnabled ? 'with' : 'without'} script, ${language}`;

async function report(page, setting, language) {
	await fileUpToCheck(page, setting.url, { room: '1-1-101', name: setting.name, phone: setting.number,
		matter: `${setting.matter}，已经三天了。`, category: 'leak', photos: setting.javaScriptEnabled ? [photo, leak] : [[photo, leak]] });
	assert.equal(await page.locator('.previews img').count(), 2, 'two photos on the page to check');
	await press(page, page.locator('form[action$="/portal/submit"] button.primary'));
	assert.match(page.url(), /portal\/receipt/);
	const found = { number: (await page.locator('.number.big').first().innerText()).trim(),
		code: (await page.locator('.code.big').innerText()).trim() };
	await page.reload();
	assert.equal((await page.locator('.number.big').first().innerText()).trim(), found.number, 'the receipt survives a reload');
	assert.equal(await page.locator('figure.qr svg').count(), 1, 'a QR code');
	assert.equal(await page.locator('html').getAttribute('lang'), language === 'en' ? 'en' : 'zh-CN');
	assert.ok(!(await page.content()).includes(setting.number), 'no phone in the source of the receipt');
	return found;
}

// The same told by telephone: the clerk writes it down and reads out the number and the code; the photos come later.
async function takeCall(clerk, setting) {
	await intake(clerk, setting.url, { room: '1-1-101', name: setting.name, phone: setting.number,
		subject: setting.matter, matter: `${setting.matter}，已经三天了。` });
	const register = clerk.locator('.intake button.primary');
	await press(clerk, register);
	for (let i = 0; i < 2 && !/registered/.test(clerk.url()); i++) {
		const which = clerk.locator('[name=room_choice]').first();
		if (await which.count()) await which.check();
		await press(clerk, register);
	}
	assert.match(clerk.url(), /desk\/registered/, (await clerk.locator('#errors').allInnerTexts()).join());
	const found = { number: (await clerk.locator('.number.big').first().innerText()).trim(),
		code: (await clerk.locator('.code.big').innerText()).trim() };
	await clerk.goto(`${setting.url}/desk/board?view=all&words=${found.number}`);
	await press(clerk, clerk.locator('.row-link').first());
	await act(clerk, 'attach', { text: '来电人发来的照片' }, { files: [photo, leak] });
	return found;
}

async function follow(page, url, { number, code }) {
	await page.goto(`${url}/portal/follow`);
	await page.fill('#f-number', number);
	await page.fill('#f-code', code.toLowerCase().replace(/-/g, ' '));
	await press(page, page.locator('main form button.primary[type=submit]'));
	assert.match(page.url(), /portal\/follow\/case/);
}

async function handle(page, url, id) {
	await act(page, 'investigate', { text: '现场查看，立管接头渗漏。' });
	await act(page, 'plan', { text: '更换接头并补防水', department: await option(page, '#plan-department', /工程|Engineering/),
		person: await option(page, '#plan-person', /周建平/), until: '2030-01-02 18:00' });
	await act(page, 'execute');
	await act(page, 'progress', { text: '接头已换，正在补防水' }, { proof: [photo] });
	await page.goto(`${url}/desk/case?id=${id}`);
	await act(page, 'complete', { text: '防水已补，闭水试验合格', result: '修复' }, { files: [leak] });
	await act(page, 'feed_back', { text: '已修复并告知住户' });
}

async function walk({ page, open, url, product, expected }, setting, passports) {
	if (setting.call) expected(/status of 422/);
	let where = 'report';
	const small = { phone: setting.phone, javaScriptEnabled: setting.javaScriptEnabled };
	const stage = (id) => stages[Number(one(product, `SELECT stage FROM case_file WHERE id = ${id}`))];
	const is = (id, wanted) => assert.equal(stage(id), wanted, where);
	const resident = { ...setting, url };
	try {
		const dispatcher = await open({ ...small, storageState: await passports('diaodu', setting.language) });
		const own = setting.call ? await takeCall(dispatcher, resident) : await report(page, resident, setting.language);
		const id = one(product, `SELECT id FROM case_file WHERE number = '${own.number}'`);
		const at = `${url}/desk/case?id=${id}`;

		where = 'find on the board';
		await dispatcher.goto(`${url}/desk/board?view=all&words=${own.number}`);
		await press(dispatcher, dispatcher.locator('.row-link').first());
		assert.ok(dispatcher.url().includes(`id=${id}`));
		assert.equal(await dispatcher.locator('.exhibit img').count(), 2, 'two photos on the case page');
		where = 'raise';
		await act(dispatcher, 'raise', { major: true, text: '影响多户，按重大投诉办理' });
		where = 'dispatch';
		await act(dispatcher, 'dispatch', { department: await option(dispatcher, '#dispatch-department', /工程|Engineering/), text: '请今天上门' });
		is(id, 'dispatched');

		where = 'judge';
		await act(dispatcher, 'judge', { validity: 'valid', text: '公共立管渗漏，属我方责任' });

		where = 'handle';
		const handler = await open({ ...small, storageState: await passports('chuli', setting.language) });
		await handler.goto(`${url}/desk/work`);
		assert.ok(await handler.locator(`[data-row="${id}"]`).count(), 'on the work list');
		await press(handler, handler.locator(`#form-accept-${id} button`));
		is(id, 'accepted');
		await handler.goto(at);
		await handle(handler, url, id);
		is(id, 'confirming');
		where = 'ask';
		await dispatcher.goto(at);
		await act(dispatcher, 'ask', { text: '请确认是否修好' });

		where = 'object';
		await follow(page, url, own);
		await act(page, 'object', { text: '昨晚又渗了一点' });
		is(id, 'investigating');
		where = 'second round';
		await handler.goto(at);
		await handle(handler, url, id);
		where = 'confirm';
		await page.goto(`${url}/portal/follow/case`);
		await act(page, 'confirm', { text: '这次好了' });
		where = 'close';
		await dispatcher.goto(at);
		await act(dispatcher, 'close', { text: '已修复，住户满意', result: '修复' });
		is(id, 'closed');
		where = 'visit';
		await act(dispatcher, 'visit', { on_site: '1', satisfied: '1', satisfaction: '5', text: '上门查看，无渗漏' }, { receipt: [paper] });
		is(id, 'visited');
		where = 'archive';
		await act(dispatcher, 'archive');
		is(id, 'archived');
		await shot(dispatcher, `walk_case_${words(setting).replace(/\W+/g, '_')}`);

		where = 'find in the archive';
		const archivist = await open({ ...small, storageState: await passports('dangan', setting.language) });
		for (const query of [`name=${setting.name}`, `phone=${setting.number}`, 'place=1-1-101', `words=${setting.matter}`, `number=${own.number}`]) {
			await archivist.goto(`${url}/archive/search?${query}`);
			assert.ok((await archivist.locator('main').innerText()).includes(own.number), `${query} finds it`);
		}
		await press(archivist, archivist.locator('.row-link').first());
		const filed = await archivist.locator('main').innerText();
		assert.ok(filed.includes(setting.matter) && filed.includes(own.number), 'the file says what was complained of');
		await shot(archivist, `walk_file_${words(setting).replace(/\W+/g, '_')}`);
	} catch (error) {
		error.stack = `at ${where}: ${error.stack}`;
		throw error;
	}
}

// Presses Tab until the control has the focus.
async function tabTo(page, id, key = 'Tab') {
	for (let i = 0; i < 60; i++) {
		if (await page.evaluate((wanted) => document.activeElement.id === wanted, id)) return;
		await page.keyboard.press(key);
	}
	assert.fail(`${key} does not lead to ${id}`);
}

async function choose(page, id, value, key = 'Tab') {
	await tabTo(page, id, key);
	for (let i = 0; i < 40; i++) {
		if (await page.locator(`#${id}`).inputValue() === value) return;
		await page.keyboard.press('ArrowDown');
	}
	assert.fail(`${id} does not reach ${value}`);
}

async function keyboardCall({ page, url, product }) {
	const subject = `夜间噪声 ${Date.now()}`;
	await page.goto(`${url}/desk/intake`);
	assert.equal(await page.evaluate(() => document.activeElement.id), 'f-room_text');
	await choose(page, 'f-category', 'noise', 'Shift+Tab');
	await tabTo(page, 'f-room_text');
	await page.keyboard.type('3-1-101');
	await page.waitForSelector('#lookup .offers button');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'f-subject');
	assert.notEqual(await page.inputValue('#f-room'), '', 'the room is chosen');
	if (await page.inputValue('#f-complainant') === '') await page.fill('#f-complainant', '冯晓');
	if (await page.inputValue('#f-phone') === '') await page.fill('#f-phone', '13800138000');
	await page.keyboard.type(subject);
	await tabTo(page, 'f-matter');
	await page.keyboard.type('每晚十一点后楼上拖动家具，请制止。');
	await choose(page, 'f-urgency', 'urgent');
	await tabTo(page, 'f-risk');
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')]);
	if (!/registered/.test(page.url())) {
		await tabTo(page, 'f-subject');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')]);
	}
	assert.match(page.url(), /registered/);
	const number = (await page.locator('.number.big').first().innerText()).trim();
	await shot(page, 'walk_registered');
	await tabTo(page, 'report_up-text');
	await page.keyboard.type('紧急，已报主管');
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')]);
	const id = one(product, `SELECT id FROM case_file WHERE number = '${number}'`);
	await page.goto(`${url}/desk/case?id=${id}`);
	await page.keyboard.press('a');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'dispatch-department');
	await page.keyboard.press('ArrowDown');
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')]);
	assert.equal(one(product, `SELECT stage FROM case_file WHERE id = ${id}`), '1');
	await page.goto(`${url}/desk/intake`);
	await page.selectOption('#f-category', 'noise');
	await page.fill('#f-room_text', '3-1-101');
	await page.waitForFunction((wanted) => document.getElementById('lookup').innerText.includes(wanted), number);
}

async function inspection({ page, url, product, expected }, setting) {
	expected(/status of 422/);
	const sheet = await openSheet(page, url);
	const id = /id=(\d+)/.exec(sheet)[1];
	const items = await page.locator('details.item').evaluateAll((all) => all.map((e) => e.id));
	const answer = async (item, fill) => {
		const fold = page.locator(`[id="${item}"]`);
		if (await fold.getAttribute('open') === null) await fold.locator('summary').click();
		await fill(fold);
		await press(page, fold.locator('button.primary'));
	};
	let wrong;
	for (const item of items) {
		const box = page.locator(`[id="${item}"] [type=checkbox]:not([name=skip])`);
		if (!wrong && await box.count()) {
			wrong = item;
			await answer(item, async () => box.first().check());
			assert.equal(await page.locator('#errors').count(), 1, 'a deduction needs its reason');
			await answer(item, async (fold) => {
				await fold.locator('textarea').fill('抽查三份记录，一份缺签字。');
				await fold.locator('[type=file]').setInputFiles([photo]);
			});
			assert.equal(await page.locator('#errors').count(), 0, (await page.locator('#errors').allInnerTexts()).join());
		} else await answer(item, async () => {});
	}
	await shot(page, `walk_sheet_${words(setting).replace(/\W+/g, '_')}`);
	await press(page, page.locator('#form-sign button'));
	assert.match(page.url(), /audit\/record\?id=/);
	assert.equal(sql(product, `SELECT id FROM audit WHERE id = ${id} AND signed_at IS NOT NULL`).length, 1, 'signed');
	assert.equal(await page.locator('main form[method=post]').count(), 0, 'nothing can be changed any more');
	await shot(page, `walk_record_${words(setting).replace(/\W+/g, '_')}`);
	await page.goto(`${url}/audit/record/print?id=${id}`);
	const file = path.join(top, 'build/shots', `record_${id}.pdf`);
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
	assert.match(execFileSync('pdfinfo', [file], { encoding: 'utf8' }), /Page size:.*A4/);
	assert.match(execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }), setting.language === 'en' ? /Sign/ : /签/);
	await page.goto(`${url}/audit/findings`);
	assert.match(await page.locator('main').innerText(), /一份缺签字/);
}

suite({ base: '' }, async ({ test, product, browser }) => {
	const passports = (login, language) => passport(browser, product, login, language);
	const surnames = ['欧阳雪', '上官云', '司徒静', '诸葛明'];
	const matters = ['主卧飘窗顶上滴水', '书房踢脚线返潮起泡', '餐厅吊顶一角洇湿', '阳台门槛下渗出黄水'];
	const rounds = settings.map((setting, i) => async () => {
		const { phone, javaScriptEnabled } = setting;
		const storageState = await passports('', setting.language);
		await test(`from the complaint to the archive: ${words(setting)}`, { phone, javaScriptEnabled, storageState },
			(tools) => walk(tools, { ...setting, name: surnames[i], number: `1391234567${i}`, matter: matters[i] }, passports));
	});
	const others = [
		async () => test('a call taken by keyboard alone', { storageState: await passports('diaodu', 'zh') }, keyboardCall),
		...[settings[0], settings[3]].map((setting) => async () => test(`an inspection: ${words(setting)}`, {
			phone: setting.phone, javaScriptEnabled: setting.javaScriptEnabled, storageState: await passports('dudao', setting.language),
		}, (tools) => inspection(tools, setting))),
	];
	const work = process.argv[2] === 'others' ? others : process.argv[2] ? [rounds[Number(process.argv[2])]] : [...rounds, ...others];
	const lane = async () => { while (work.length) await work.shift()(); };
	await Promise.all([lane(), lane()]);
});
