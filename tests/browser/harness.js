'use strict';
// What every browser test needs: a product of its own, Chromium, a fresh
// context per test, and the checks that hold on every page.
//
//	const { suite } = require('./harness');
//	suite({ base: '' }, async ({ test, product }) => {
//		await test('a name', { phone: true, javaScriptEnabled: false }, async ({ page, url }) => { … });
//	});
//
// After each test the collected console errors, policy violations, failed
// requests and server errors must be empty; a test that provokes one on purpose
// takes it away with `expected(/pattern/)`.

const { spawn } = require('node:child_process');
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const top = path.resolve(__dirname, '..', '..');
const shots = path.join(top, 'build', 'shots');
const saved = path.join(top, 'build', 'html');
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const axeRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync',
	'--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

const desktop = { viewport: { width: 1366, height: 768 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

// Starts a private product and resolves to { url, folder, stop }.
// ANJUAN_RUNNING="<url> <folder>" lends one that already runs.
function startProduct({ base = '', demo = true } = {}) {
	if (process.env.ANJUAN_RUNNING) {
		const [url, folder] = process.env.ANJUAN_RUNNING.split(' ');
		return Promise.resolve({ url, folder, stop: () => {} });
	}
	const child = spawn('sh', [path.join(top, 'tests/lib/serve.sh'), base], {
		env: { ...process.env, ANJUAN_DEMO: demo ? '1' : '0' },
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	const ended = new Promise((resolve) => child.on('exit', resolve));
	const stop = async () => { child.stdin.end(); await ended; };
	return new Promise((resolve, reject) => {
		let said = '';
		child.stderr.on('data', (piece) => { said += piece; });
		child.stdout.on('data', (piece) => {
			const ready = /^READY (\S+) (\S+)$/m.exec(said += piece);
			if (ready) resolve({ url: ready[1], folder: ready[2], stop });
		});
		child.on('exit', (status) => reject(new Error(`the product did not start (${status}): ${said}`)));
	});
}

// Collects everything a page should never say.
function watch(context) {
	const complaints = [];
	context.on('page', (page) => {
		page.on('console', (message) => {
			if (message.type() === 'error') complaints.push(`console: ${message.text()} at ${page.url()}`);
		});
		page.on('pageerror', (error) => complaints.push(`script: ${error.message} at ${page.url()}`));
		page.on('requestfailed', (request) => {
			const why = request.failure() ? request.failure().errorText : '';
			if (why !== 'net::ERR_ABORTED') complaints.push(`request: ${request.url()} ${why}`);
		});
		page.on('response', (response) => {
			if (response.status() >= 500) complaints.push(`status ${response.status()}: ${response.url()}`);
		});
	});
	return complaints;
}

// The serious and critical findings of axe on the page as it stands.
async function axe(page) {
	await page.evaluate(axeSource);
	const found = await page.evaluate((rules) => axe.run(document, { runOnly: rules, resultTypes: ['violations'] }), axeRules);
	return found.violations
		.filter((v) => v.impact === 'serious' || v.impact === 'critical')
		.map((v) => `${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')}`);
}

// axe, no sideways scrolling, html[lang]; and keeps the source for the HTML checker.
async function sound(page, name) {
	assert.deepEqual(await axe(page), [], `axe on ${name}`);
	const layout = await page.evaluate(() => ({
		wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
		lang: document.documentElement.lang,
	}));
	assert.ok(layout.wide <= 0, `${name} scrolls sideways by ${layout.wide} px`);
	assert.match(layout.lang, /^(zh-CN|en)$/, `html[lang] of ${name}`);
	await keep(page, name);
}

// The page's source as the server sent it, for tests/browser/html.sh; the session's cookies are used.
async function keep(page, name) {
	const answer = await page.context().request.get(page.url());
	if (!/^text\/html/.test(answer.headers()['content-type'] || '')) return;
	fs.mkdirSync(saved, { recursive: true });
	fs.writeFileSync(path.join(saved, `${name.replace(/[^\w-]+/g, '_')}.html`), await answer.body());
}

// A picture in build/shots, for people: only with ANJUAN_SHOTS=1, it takes a fifth of the time.
async function shot(page, name) {
	if (process.env.ANJUAN_SHOTS) await picture(page, name);
}

async function picture(page, name) {
	fs.mkdirSync(shots, { recursive: true });
	await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
}

// Targets smaller than 44 px on a touch page; links inside running text are exempt, as in WCAG 2.2.
async function smallTargets(page) {
	return page.evaluate(() => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
		.filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.type !== 'hidden')
		.filter((e) => e.tagName !== 'A' || e.classList.contains('button') || !e.closest('p, li, td, dd, label, h1, h2, h3'))
		.map((e) => ({ e, box: (/^(checkbox|radio)$/.test(e.type) && e.closest('label') || e).getBoundingClientRect() }))
		.filter(({ box }) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
		.map(({ e, box }) => `${e.tagName.toLowerCase()} "${(e.textContent || e.name).trim().slice(0, 20)}" ` +
		    `${Math.round(box.width)}×${Math.round(box.height)}`));
}

async function suite(options, body) {
	let number = 0;
	let failed = 0;
	const say = (good, name, why) => {
		number += 1;
		console.log(`${good ? 'ok' : 'not ok'} ${number} - ${name}`);
		if (good) return;
		failed += 1;
		console.log(String(why).replace(/^/gm, '# '));
	};
	let product;
	let browser;
	let leave = (signal) => process.exit(signal ? 1 : 0);
	try {
		product = options.product === false ? null : await startProduct(options);
		leave = async () => { if (product) await product.stop(); process.exit(1); };
		process.on('SIGTERM', leave);
		process.on('SIGINT', leave);
		browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: flags });
		const test = async (name, settings, act) => {
			const { phone: small, expected = [], ...rest } = settings;
			const context = await browser.newContext({
				locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...(small ? phone : desktop), ...rest,
			});
			context.setDefaultTimeout(15000);
			const complaints = watch(context);
			const forgiven = [...expected];
			const page = await context.newPage();
			const others = [];
			// A page of somebody else, watched like the first.
			const open = async ({ phone: little, ...more } = {}) => {
				const other = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
					...(little ? phone : desktop), ...more });
				other.setDefaultTimeout(15000);
				others.push({ context: other, complaints: watch(other) });
				return other.newPage();
			};
			try {
				await act({ page, open, context, url: product ? product.url : '', product, expected: (p) => forgiven.push(p) });
				for (const other of others) complaints.push(...other.complaints);
				assert.deepEqual(complaints.filter((c) => !forgiven.some((p) => p.test(c))), [], 'the browser complained');
				say(true, name);
			} catch (error) {
				const seen = [context, ...others.map((other) => other.context)].flatMap((one) => one.pages());
				for (const [i, one] of seen.entries()) await picture(one, `failed-${number + 1}-${i}`).catch(() => {});
				say(false, name, `${error.stack || error}\nat ${page.url()}`);
			} finally {
				for (const other of others) await other.context.close();
				await context.close();
			}
		};
		await body({ test, product, browser });
	} catch (error) {
		say(false, 'the suite ran to its end', error.stack || error);
	} finally {
		process.removeListener('SIGTERM', leave);
		if (browser) await browser.close();
		if (product) await product.stop();
	}
	console.log(`1..${number}`);
	process.exitCode = failed || number === 0 ? 1 : 0;
}

module.exports = { suite, startProduct, axe, sound, keep, shot, smallTargets, desktop, phone };
