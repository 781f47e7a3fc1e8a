#!/usr/bin/env node
'use strict';
// Every kind of page at desktop and phone size in both languages: the answer,
// the language, the words, the layout, accessibility, weight.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { suite, axe, keep, shot, smallTargets } = require('./harness');
const { passport, top } = require('./people');
const { kinds } = require('./kinds');

const programs = ['portal', 'desk', 'audit', 'archive', 'admin'];
const build = path.resolve(top, process.env.ANJUAN_BUILD || 'build');
const PAGE = 60;
const SCRIPTS = 30;
const settings = [
	{ phone: false, language: 'zh', axe: true },
	{ phone: true, language: 'zh', dark: true },
	{ phone: false, language: 'en' },
	{ phone: true, language: 'en', axe: true },
];
// Pages that are also looked at with dark colours.
const dark = /^(portal\/|portal\/file|desk\/intake|board all|case with evidence|desk\/work|audit\/sheet|archive\/file|admin\/staff|intake, empty)$/;

const title = (kind) => kind.name || kind.route;

// The words of the Chinese catalogue, and of the procedure, that an English page must not show.
function chineseWords() {
	const words = new Set();
	const han = /\p{Script=Han}/u;
	for (const line of fs.readFileSync(path.join(top, 'templates/lang/zh.hdf'), 'utf8').split('\n')) {
		const value = /=\s*(.+?)\s*$/.exec(line);
		if (value && han.test(value[1]) && value[1].length > 1) words.add(value[1]);
	}
	return [...words];
}

// What a reader of this page would call broken.  Runs in the page.
function broken({ english, chinese }) {
	const found = [];
	const shown = (e) => e.checkVisibility();
	const text = document.body.innerText;
	const raw = /\b(Text|Desk|Admin|Audit|Portal|Archive|Case|Page|Form|List)\.[A-Z]\w*|\{\w+\}|<\?cs|\bundefined\b|\bNaN\b|\(null\)/.exec(text);
	if (raw) found.push(`words left over: ${raw[0]}`);
	for (const e of document.querySelectorAll('label, legend, h1, h2, h3, th, dt, summary, button, a[href], option:not([value=""])')) {
		if (!e.closest('details:not([open])') && !shown(e) && e.tagName !== 'OPTION') continue;
		const name = (e.textContent + (e.getAttribute('aria-label') || '') + (e.title || '')).trim();
		if (!name && !e.querySelector('img[alt]')) found.push(`empty <${e.tagName.toLowerCase()}> ${e.outerHTML.slice(0, 90)}`);
	}
	for (const e of document.querySelectorAll('time')) {
		if (!e.dateTime) found.push(`<time> without datetime: ${e.textContent}`);
	}
	if (document.querySelectorAll('h1').length !== 1) found.push(`${document.querySelectorAll('h1').length} <h1>`);
	if (!english) return found;
	const words = new Set(chinese);
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const one = walker.currentNode.data.trim();
		const place = walker.currentNode.parentElement;
		if (!/\p{Script=Han}/u.test(one) || place.closest('[lang="zh-CN"]:not(html)')) continue;
		if (words.has(one) && !place.closest('td, .data')) found.push(`Chinese in English: ${one}`);
		else if (place.closest('label:not(.pick), legend, th, dt, button:not([aria-pressed]), summary, .hint, kbd') && !place.closest('.item'))
			found.push(`Chinese in English: <${place.tagName.toLowerCase()}> ${one}`);
	}
	return found;
}

function weigh(page) {
	const weight = { page: 0, scripts: 0, waiting: [] };
	page.on('requestfinished', (request) => weight.waiting.push((async () => {
		const kind = request.resourceType();
		if (kind === 'image' && !/\/static\//.test(request.url())) return;
		const size = (await request.sizes()).responseBodySize;
		weight.page += size;
		if (kind === 'script') weight.scripts += size;
	})().catch(() => {})));
	return weight;
}

async function measure(page, small, name, problems) {
	const layout = await page.evaluate(() => ({
		wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
		lang: document.documentElement.lang, title: document.title.trim(),
	}));
	if (layout.wide > 0) problems.push(`scrolls sideways by ${layout.wide} px`);
	if (!small) return layout;
	const targets = await smallTargets(page);
	if (targets.length) problems.push(`small targets: ${targets.slice(0, 4).join('; ')}`);
	const size = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 640 });
	const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	if (over > 0) problems.push(`scrolls sideways by ${over} px at 320`);
	await page.setViewportSize(size);
	return layout;
}

async function inspect(kind, setting, { page, url, product }, chinese) {
	const problems = [];
	const name = `${title(kind)} ${setting.phone ? 'phone' : 'desktop'} ${setting.language}`.replace(/[^\w]+/g, '_');
	const weight = weigh(page);
	let last;
	page.on('response', (response) => { if (response.request().isNavigationRequest()) last = response; });
	if (kind.reach) await kind.reach(page, url, product);
	else await page.goto(`${url}/${typeof kind.path === 'function' ? kind.path(product) : kind.path}`);
	if (last.status() !== (kind.status || 200)) problems.push(`status ${last.status()}`);
	const html = kind.reach ? '' : await last.text();
	const layout = await measure(page, setting.phone, name, problems);
	if (layout.lang !== (setting.language === 'en' ? 'en' : 'zh-CN')) problems.push(`lang ${layout.lang}`);
	if (!layout.title || /^\s*·/.test(layout.title)) problems.push(`title "${layout.title}"`);
	problems.push(...await page.evaluate(broken, { english: setting.language === 'en', chinese }));
	if (setting.axe) problems.push(...(await axe(page)).map((one) => `axe ${one}`));
	await Promise.all(weight.waiting);
	if (!kind.reach && weight.page > PAGE * 1024) problems.push(`weighs ${weight.page} bytes`);
	if (!kind.reach && weight.scripts > SCRIPTS * 1024) problems.push(`scripts weigh ${weight.scripts} bytes`);
	// Long random values of a form may hold eleven digits that begin like a phone.
	const seen = html.replace(/<time[^>]*>|data-due="\d+"|data-now="\d+"|value="[0-9a-f]{32,}"/g, '');
	if (!kind.personal && /(?<!\d)1[3-9]\d{9}(?!\d)/.test(seen)) problems.push('a whole phone number in the source');
	await keep(page, name);
	await shot(page, name);
	if (setting.dark && dark.test(title(kind))) {
		await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
		await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
		problems.push(...(await axe(page)).map((one) => `axe, dark: ${one}`));
		await shot(page, `${name}_dark`);
	}
	assert.deepEqual(problems, []);
}

async function lane(work) {
	while (work.length) await work.shift()();
}

suite({ base: '' }, async ({ test, product, browser }) => {
	const only = process.argv[2] ? new RegExp(process.argv[2]) : /./;
	const chinese = chineseWords();
	await test('every GET route of every program has a row here that shows what it is for', {}, async () => {
		const known = new Set(kinds.filter((kind) => !kind.status).map((kind) => kind.route));
		const missing = programs.flatMap((name) => execFileSync(path.join(build, `anjuan-${name}`), ['--routes'], { encoding: 'utf8' })
			.split('\n').map((line) => line.split('\t')).filter(([method]) => method === 'GET').map(([, route]) => route))
			.filter((route) => !known.has(route));
		assert.deepEqual(missing, []);
	});
	const work = [];
	for (const kind of kinds.filter((one) => only.test(title(one)))) {
		if (kind.file) {
			work.push(() => test(`${title(kind)} is a file`, {}, async ({ page, context }) => {
				await context.addCookies((await passport(browser, product, kind.who || '')).cookies);
				const where = kind.reach ? await kind.reach(page, product.url, product) : kind.path;
				const answer = await context.request.get(`${product.url}/${typeof where === 'function' ? where(product) : where}`);
				assert.equal(answer.status(), 200);
				assert.match(answer.headers()['content-type'], kind.file);
			}));
			continue;
		}
		for (const setting of settings) {
			work.push(async () => {
				const storageState = await passport(browser, product, kind.who || '', setting.language);
				await test(`${title(kind)}, ${setting.phone ? 'phone' : 'desktop'}, ${setting.language}`,
					{ phone: setting.phone, storageState, expected: kind.status ? [/status of 4\d\d/] : [] },
					(tools) => inspect(kind, setting, tools, chinese));
			});
		}
	}
	await Promise.all([lane(work), lane(work), lane(work)]);
});
