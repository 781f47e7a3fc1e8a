'use strict';
// Who the browser tests are, and what they know of the product they drive.

const { execFileSync } = require('node:child_process');
const path = require('node:path');

const top = path.resolve(__dirname, '..', '..');
const password = 'Anjuan-2026-demo';
const kept = new Map();

// The rows of a query, each an array of texts; as the server's administrator.
function sql(product, text) {
	const answer = execFileSync('sh', ['-c', '. conf/local/common.sh && . conf/local/database.sh && ' +
	    'database_shell "$1" --batch --skip-column-names anjuan -e "$2"', 'sh', product.folder, text],
	{ cwd: top, encoding: 'utf8' });
	return answer.split('\n').filter((line) => line !== '').map((line) => line.split('\t'));
}

// The first value of a query; an error without one.
function one(product, text) {
	const rows = sql(product, text);
	if (rows.length === 0) throw new Error(`nothing found: ${text}`);
	return rows[0][0];
}

async function signIn(page, url, login, words = password) {
	await page.goto(`${url}/admin/sign_in`);
	await page.fill('[name=login]', login);
	await page.fill('[name=password]', words);
	await page.click('main button[type=submit]');
	await page.waitForURL((at) => !at.pathname.endsWith('/sign_in'));
}

// Signs in once and gives the cookies of that person for contexts; login "" is the public.
async function passport(browser, product, login, language = 'zh') {
	const key = `${login} ${language}`;
	if (!kept.has(key)) {
		kept.set(key, (async () => {
			const context = await browser.newContext();
			const page = await context.newPage();
			if (login) await signIn(page, product.url, login);
			await page.goto(`${product.url}/admin/sign_in?lang=${language}`);
			const state = await context.storageState();
			await context.close();
			return state;
		})());
	}
	return kept.get(key);
}

module.exports = { sql, one, signIn, passport, password, top };
