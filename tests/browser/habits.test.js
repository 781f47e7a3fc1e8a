#!/usr/bin/env node
'use strict';
// What people who use such programs every day expect of them.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { suite } = require('./harness');
const { one, passport, password, sql, top } = require('./people');
const { fileUpToCheck, followOwn, intake, photo, press, send } = require('./kinds');

const active = (page) => page.evaluate(() => document.activeElement.id);
const sending = (page) => page.locator('main form[method=post] button.primary[type=submit]').last();

async function summaryOf(page) {
	return page.locator('#errors a').evaluateAll((all) => all.map((a) => ({ to: a.hash.slice(1), text: a.textContent.trim() })));
}

// Whoever sends an incomplete form learns everything at once, at the top and at the fields.
async function errors({ page, url, expected }, script) {
	expected(/status of 422/);
	await page.goto(`${url}/portal/file`);
	await page.fill('#f-matter', '写了一半的\n投诉 䢺');
	await press(page, sending(page));
	assert.match(await page.title(), /^(出错|错误)/);
	if (script) assert.equal(await active(page), 'errors');
	const list = await summaryOf(page);
	assert.ok(list.length >= 3, 'all at once');
	for (const { to, text } of list) {
		assert.equal((await page.locator(`#${to}-error`).innerText()).trim(), text, 'the same words in both places');
		assert.match(await page.locator(`#${to}`).getAttribute('aria-describedby'), new RegExp(`${to}-error`));
		await page.click(`#errors a[href="#${to}"]`);
		if (script) assert.equal(await active(page), to, 'the link leads to its field');
	}
	assert.equal(await page.inputValue('#f-matter'), '写了一半的\n投诉 䢺', 'what was typed is kept');
}

async function keptPhoto({ page, url, expected }) {
	expected(/status of 422/);
	await page.goto(`${url}/portal/file`);
	await page.setInputFiles('#f-photos', photo);
	await press(page, sending(page));
	assert.equal(await page.locator('.previews img').count(), 1, 'the photo need not be chosen again');
}

async function blur({ page, url, expected }) {
	expected(/status of 422/);
	await page.goto(`${url}/desk/intake`);
	await page.fill('#f-phone', '12');
	await page.keyboard.press('Tab');
	await page.waitForTimeout(400);
	assert.equal(await page.locator('.error').count(), 0, 'nothing is said before sending');
	await send(page);
	assert.equal(await page.locator('#f-phone-error').count(), 1);
	assert.equal(await page.inputValue('#f-phone'), '12');
}

async function language({ page, url }) {
	await page.goto(`${url}/desk/board?view=all&category=leak`);
	await press(page, page.locator('.who a[lang=en]'));
	assert.equal(await page.locator('html').getAttribute('lang'), 'en');
	assert.match(page.url(), /desk\/board\?view=all&category=leak$/);
	await press(page, page.locator('.who a[lang=zh-CN]'));
	assert.match(page.url(), /desk\/board\?view=all&category=leak$/);
}

const rowsOf = (page) => page.locator('tr[data-row]').evaluateAll((all) => all.map((r) => r.dataset.row));

async function filters({ page, url, open, passports }) {
	await page.goto(`${url}/desk/board?view=all`);
	await page.selectOption('#filter-category', 'leak');
	await page.fill('#filter-from', '2026-01-01');
	await page.selectOption('#filter-department', { index: 1 });
	await press(page, page.locator('form.filter button.primary'));
	const rows = await rowsOf(page);
	const address = page.url();
	assert.match(address, /category=leak/);
	assert.equal(await page.locator('.tags li').count(), 3, 'each chosen filter is named');
	const other = await open({ storageState: await passports('diaodu', 'zh') });
	await other.goto(address);
	assert.deepEqual(await rowsOf(other), rows, 'the address alone gives the same rows');
	if (rows.length) {
		await press(page, page.locator('.row-link').first());
		await page.goBack();
		assert.deepEqual(await rowsOf(page), rows, 'and so does Back');
		assert.equal(await page.inputValue('#filter-category'), 'leak');
	}
	await press(page, page.locator('.tags a').first());
	assert.equal(await page.locator('.tags li').count(), 2);
}

async function keys({ page, url }) {
	await page.goto(`${url}/desk/board?view=all`);
	const rows = await rowsOf(page);
	const at = () => page.evaluate(() => document.activeElement.closest('tr')?.dataset.row);
	await page.keyboard.press('j');
	assert.equal(await at(), rows[0]);
	await page.keyboard.press('j');
	assert.equal(await at(), rows[1]);
	await page.keyboard.press('k');
	assert.equal(await at(), rows[0]);
	await page.keyboard.press('/');
	assert.equal(await active(page), 'filter-words');
	await page.keyboard.type('njk?');
	assert.equal(await page.inputValue('#filter-words'), 'njk?', 'keys are letters inside a box');
	await page.locator('h1').click();
	await page.keyboard.press('?');
	assert.equal(await page.locator('dialog#keys').evaluate((d) => d.open), true);
	await page.keyboard.press('Escape');
	await page.keyboard.press('j');
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
	assert.match(page.url(), /desk\/case\?id=/);
	await Promise.all([page.waitForNavigation(), page.keyboard.press('n')]);
	assert.match(page.url(), /desk\/intake/);
}

// While an input method composes, keys belong to it.
async function composing({ page, url, context }) {
	const devtools = await context.newCDPSession(page);
	await page.goto(`${url}/desk/intake`);
	await page.focus('#f-subject');
	await page.evaluate(() => {
		window.sent = 0;
		document.addEventListener('submit', (event) => { window.sent += 1; event.preventDefault(); }, true);
	});
	await devtools.send('Input.imeSetComposition', { selectionStart: 3, selectionEnd: 3, text: 'lou' });
	for (const modifiers of [0, 2]) {
		await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229, modifiers });
	}
	assert.equal(await page.evaluate(() => window.sent), 0, 'nothing is sent');
	await devtools.send('Input.insertText', { text: '漏水' });
	assert.equal(await page.inputValue('#f-subject'), '漏水');
	await page.goto(`${url}/desk/board?view=all`);
	await page.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', keyCode: 229, isComposing: true, bubbles: true })));
	await page.waitForTimeout(200);
	assert.match(page.url(), /desk\/board/, 'no shortcut fires');
}

async function twice({ page, url, product, expected }) {
	expected(/status of 422/);
	const subject = `连点两次 ${Date.now()}`;
	await intake(page, url, { subject, category: 'other', room: '' });
	await Promise.all([page.waitForNavigation(), page.locator('.intake button.primary').dblclick()]);
	if (!/registered/.test(page.url())) await Promise.all([page.waitForNavigation(), page.locator('.intake button.primary').dblclick()]);
	const count = () => one(product, `SELECT COUNT(*) FROM complaint WHERE subject = '${subject}'`);
	assert.equal(count(), '1');
	await page.goBack();
	await press(page, page.locator('.intake button.primary')).catch(() => {});
	assert.equal(count(), '1', 'Back and send again makes no second case');
}

async function ticks({ page, url }) {
	await page.clock.install();
	await page.goto(`${url}/desk/board?view=all`);
	const due = page.locator('.due-running[data-due] time').first();
	const before = await due.innerText();
	await page.clock.fastForward(61 * 60 * 1000);
	await page.waitForFunction((was) => document.querySelector('.due-running[data-due] time, .due-warned[data-due] time, .due[data-due] time')
		.innerText !== was, before, { polling: 100 }).catch(() => assert.fail('the countdown stands still'));
}

function pdf(file) {
	return { info: execFileSync('pdfinfo', [file], { encoding: 'utf8' }),
		pages: execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f') };
}

async function prints({ page, url, product }) {
	const id = one(product, 'SELECT id FROM case_file WHERE stage BETWEEN 5 AND 8 ORDER BY id LIMIT 1');
	for (const name of ['print_tracking', 'print_slip']) {
		await page.goto(`${url}/desk/${name}?id=${id}`);
		const file = path.join(top, 'build/shots', `${name}.pdf`);
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
		const { info, pages } = pdf(file);
		assert.match(info, /Page size:.*A4/, name);
		const signed = pages.filter((text) => /签字/.test(text));
		assert.equal(signed.length, 1, `${name}: the signatures stand on one page`);
		for (const word of ['受理人', '经办人', '负责人', '业主']) assert.match(signed[0], new RegExp(word), name);
		assert.doesNotMatch(pages.join(''), /待派发|退出/, `${name}: no navigation on paper`);
	}
}

async function phones({ page, url, product }) {
	const spellings = [' +86 138-0013-8000', '１３８００１３８０００', '138 0013 8000', '0086 13800138000', '(138)00138000'];
	for (const [i, spelling] of spellings.entries()) {
		const subject = `电话写法 ${i} ${Date.now()}`;
		await intake(page, url, { subject, phone: spelling, category: 'other' });
		await send(page);
		if (!/registered/.test(page.url())) await send(page);
		assert.match(page.url(), /registered/, `${spelling}: ${(await page.locator('#errors').allInnerTexts()).join()}`);
		assert.equal(one(product, `SELECT phone FROM complaint WHERE subject = '${subject}'`), '13800138000', spelling);
	}
}

async function rooms({ page, url }) {
	const offered = async (text) => {
		await page.goto(`${url}/desk/intake`);
		await Promise.all([page.waitForResponse(/intake\/lookup/), page.fill('#f-room_text', text)]);
		await page.waitForSelector('#lookup:not([hidden]) .offers');
		return page.locator('#lookup .offers button').allInnerTexts();
	};
	const first = await offered('3-2-201');
	assert.ok(first.length > 0, 'the room is known');
	for (const text of ['3栋2单元201', '3号楼二单元201室', '３幢２单元２０１']) assert.deepEqual(await offered(text), first, text);
}

async function revealed({ page, url, product }) {
	const id = one(product, "SELECT c.id FROM case_file c JOIN complaint p ON p.id = c.id WHERE c.stage = 0 AND p.phone <> '' LIMIT 1");
	const phone = one(product, `SELECT phone FROM complaint WHERE id = ${id}`);
	await page.goto(`${url}/desk/case?id=${id}`);
	assert.ok(!(await page.content()).includes(phone), 'masked at first');
	await page.locator('#act-reveal summary').click();
	await page.fill('#reveal-reason', '回电核实');
	const logged = "SELECT COUNT(*) FROM access_log WHERE kind = 'reveal' AND reason = '回电核实'";
	const before = Number(one(product, logged));
	await press(page, page.locator('#form-reveal button[type=submit]'));
	assert.ok((await page.content()).includes(phone), 'shown in full');
	assert.equal(Number(one(product, logged)), before + 1, 'and written down');
}

async function publicPages({ page, url, product }) {
	const { number } = await followOwn(page, url, { name: '慕容秋', phone: '13912340000' });
	for (const where of ['portal/follow/case', 'portal/', 'portal/policy', 'portal/follow']) {
		await page.goto(`${url}/${where}`);
		const source = await page.content();
		assert.ok(!source.includes('13912340000') && !source.includes('慕容秋'), `${where} names nobody`);
	}
	assert.equal(sql(product, `SELECT number FROM case_file WHERE number = '${number}'`).length, 1);
}

// Somebody writes longer than a session lasts, signs in beside it, and nothing is lost.
async function ended({ page, url, product, expected }) {
	expected(/status of 4(03|22)/);
	const subject = `写得很久 ${Date.now()}`;
	await intake(page, url, { subject, category: 'other', matter: '第一行\n第二行' });
	await page.context().clearCookies({ name: 'anjuan_session' });
	await page.fill('#f-room_text', '3-2-201');
	await page.waitForSelector('#lookup:not([hidden])');
	assert.match(await page.locator('#lookup').innerText(), /登录已过期/, 'said while the caller still speaks');
	await send(page);
	assert.match(await page.locator('h1').innerText(), /内容还在/);
	const [beside] = await Promise.all([page.context().waitForEvent('page'), page.click('a[target=_blank]')]);
	await beside.fill('[name=login]', 'diaodu');
	await beside.fill('[name=password]', password);
	await press(beside, beside.locator('main button[type=submit]'));
	await beside.close();
	for (let i = 0; i < 4 && !/registered/.test(page.url()); i++) {
		if (await page.locator('[name=room_choice]').count()) await page.locator('[name=room_choice]').first().check();
		await press(page, sending(page));
	}
	assert.equal(one(product, `SELECT REPLACE(REPLACE(matter, CHAR(13), ''), CHAR(10), '|') FROM complaint WHERE subject = '${subject}'`), '第一行|第二行');
}

async function changing({ page, url }) {
	await fileUpToCheck(page, url, { matter: '门禁失灵，进出不便。', photos: [photo] });
	await press(page, page.locator('button[name=change][value=matter]'));
	assert.equal(await page.inputValue('#f-matter'), '门禁失灵，进出不便。');
	assert.equal(await page.inputValue('#f-name'), '冯晓');
	assert.equal(await page.locator('.previews img').count(), 1);
}

async function fits({ page, url }) {
	await page.goto(`${url}/desk/intake`);
	const box = await page.locator('.intake button.primary').boundingBox();
	assert.ok(box.y + box.height <= 768, 'a clerk sends without scrolling');
}

async function short({ page, url }) {
	await page.goto(`${url}/portal/file`);
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	assert.ok(height <= 2.5 * 844, `${height} px on a phone`);
}

const takenOn = "SELECT id FROM case_file WHERE stage = 5 AND handler_id = (SELECT id FROM staff WHERE login = 'chuli') ORDER BY id LIMIT 1";

// A standard text goes to where the cursor was, and replaces what was marked.
async function inserting({ page, url, product }) {
	await page.goto(`${url}/desk/case?id=${one(product, takenOn)}`);
	await page.locator('#act-contact summary').click();
	await page.fill('#contact-text', '已联系。谢谢');
	await page.locator('#contact-text').evaluate((box) => box.setSelectionRange(4, 4));
	const text = page.locator('#texts details').first();
	await text.locator('summary').click();
	const words = await text.locator('[data-text]').textContent();
	await text.locator('button').click();
	assert.equal(await page.inputValue('#contact-text'), `已联系。${words}谢谢`);
	assert.equal(await active(page), 'contact-text', 'the cursor is where one goes on writing');
	await page.keyboard.type('续');
	assert.equal(await page.inputValue('#contact-text'), `已联系。${words}续谢谢`, 'behind what was inserted');
	await page.locator('#contact-text').evaluate((box) => box.setSelectionRange(0, box.value.length));
	await text.locator('button').click();
	assert.equal(await page.inputValue('#contact-text'), words);
}

async function copying({ page, url, product }) {
	await page.goto(`${url}/desk/case?id=${one(product, takenOn)}`);
	assert.equal(await page.locator('#texts button:visible').count(), 0, 'no button that does nothing');
	await page.locator('#texts summary').first().click();
	assert.ok(await page.locator('#texts [data-text]').first().isVisible(), 'the text can be copied');
}

suite({ base: '' }, async ({ test, product, browser }) => {
	const passports = (login, words) => passport(browser, product, login, words);
	const clerk = { storageState: await passports('diaodu', 'zh') };
	const handler = { storageState: await passports('chuli', 'zh') };
	const plain = { javaScriptEnabled: false };
	const only = process.argv[2] ? new RegExp(process.argv[2]) : /./;
	const list = [
		['an incomplete form: everything at once, the focus on the summary', {}, (t) => errors(t, true)],
		['an incomplete form without script', plain, (t) => errors(t, false)],
		['photos stay with a form that comes back', { phone: true }, keptPhoto],
		['nothing is judged before it is sent', clerk, blur],
		['the language switch keeps the page', clerk, language],
		['filters stand in the address', clerk, (t) => filters({ ...t, passports })],
		['keys of the board', clerk, keys],
		['keys are the input method\'s while it composes', clerk, composing],
		['a double click makes one case', clerk, twice],
		['countdowns go on', clerk, ticks],
		['papers are A4 with their signatures together', clerk, prints],
		['five spellings of a phone', clerk, phones],
		['four spellings of a room', clerk, rooms],
		['a phone shown in full is written down', clerk, revealed],
		['public pages name nobody', { phone: true }, publicPages],
		['back from the check page keeps everything', { phone: true }, changing],
		['a sheet that took longer than a session', clerk, ended],
		['intake fits the screen', clerk, fits],
		['a standard text goes to the cursor', handler, (t) => inserting({ ...t, product })],
		['standard texts without script', { ...handler, ...plain }, (t) => copying({ ...t, product })],
		['the residents\' form is short', { phone: true }, short],
	].filter(([name]) => only.test(name));
	const lane = async () => {
		while (list.length) {
			const [name, settings, act] = list.shift();
			await test(name, settings, act);
		}
	};
	await Promise.all([lane(), lane()]);
});
