'use strict';
// Every kind of page: a row for every GET route of every program, and rows for
// what forms answer.  A row has
//	route	as in the program's list (or without: what a form answers)
//	name	when there are several rows of a route
//	who	the login, "" for the public
//	path	the address, or a function of the product that gives it
//	reach	instead of path: goes there with the browser
//	file	a media type: no page, only status and type are looked at
//	status	when it is not 200
//	personal	true where a whole phone number is right

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { one, signIn, top } = require('./people');

const photo = path.join(top, 'conf/demo/files/crack.jpg');

const numbered = (address, query) => (product) => `${address}?id=${one(product, query)}`;
const case_at = (stage, more = '') => `SELECT id FROM case_file WHERE stage = ${stage} ${more} ORDER BY id LIMIT 1`;
// Rows that write each take a case of their own.
const unfinished = (n) => `SELECT id FROM case_file WHERE stage BETWEEN 1 AND 6 ORDER BY id DESC LIMIT 1 OFFSET ${n}`;
let reissued = 0;
let written = 0;
const to_write = (n) => 'SELECT c.id FROM case_file c JOIN staff s ON s.id = c.handler_id ' +
    `WHERE s.login = 'chuli' AND c.stage BETWEEN 3 AND 6 ORDER BY c.id DESC LIMIT 1 OFFSET ${n}`;
const richest = 'SELECT case_id FROM evidence JOIN case_file c ON c.id = case_id WHERE c.stage < 9 ' +
    'GROUP BY case_id ORDER BY COUNT(*) DESC, case_id LIMIT 1';
const visiting = (which) => `SELECT c.id FROM case_file c WHERE c.stage = 7 AND ${which} ORDER BY (SELECT COUNT(*) FROM return_visit v ` +
    'WHERE v.case_id = c.id) DESC, c.id LIMIT 1';
const investigated = 'SELECT c.id FROM case_file c JOIN cause x ON x.case_id = c.id JOIN staff s ON s.id = c.handler_id ' +
    "WHERE c.stage BETWEEN 3 AND 5 AND s.login = 'chuli' GROUP BY c.id ORDER BY COUNT(*) DESC, c.id LIMIT 1";
const in_hand = case_at(5, "AND handler_id = (SELECT id FROM staff WHERE login = 'chuli')");
const several = "SELECT id FROM case_file WHERE cooperating <> '' AND stage BETWEEN 3 AND 5 ORDER BY id LIMIT 1";
const running_round = 'SELECT id FROM campaign WHERE season = 1 ORDER BY id LIMIT 1';
const room_of = (state) => 'SELECT r.id FROM campaign_room r JOIN campaign c ON c.id = r.campaign_id JOIN staff s ON s.id = r.visitor_id ' +
    `WHERE s.login = 'chuli' AND c.season = 1 AND r.state = ${state} ORDER BY r.id DESC LIMIT 1`;
const emergency = (stands) => `SELECT case_id FROM emergency WHERE ${stands} ORDER BY id LIMIT 1`;
const referred = (state) => 'SELECT r.case_id FROM referral r JOIN case_file c ON c.id = r.case_id ' +
    `WHERE r.state = ${state} AND c.stage < 9 ORDER BY r.id DESC LIMIT 1`;
const several_own = "SELECT c.id FROM case_file c JOIN staff s ON s.id = c.handler_id WHERE s.login = 'chuli' AND " +
    'c.stage BETWEEN 2 AND 5 ORDER BY c.cooperating DESC, c.id LIMIT 1';
const filed = 'SELECT case_id FROM archive_file ORDER BY case_id LIMIT 1';
const effect = (which) => `SELECT id FROM effect WHERE ${which} ORDER BY id LIMIT 1`;
const filed_with_photo = 'SELECT e.case_id FROM evidence e JOIN archive_file a ON a.case_id = e.case_id ORDER BY e.id LIMIT 1';
const open_photo = 'SELECT e.id FROM evidence e JOIN case_file c ON c.id = e.case_id WHERE c.stage < 9 AND e.shown_id IS NOT NULL ORDER BY e.id LIMIT 1';
const filed_photo = 'SELECT e.id FROM evidence e JOIN archive_file a ON a.case_id = e.case_id WHERE e.shown_id IS NOT NULL ORDER BY e.id LIMIT 1';

// Presses a button that sends a form, and waits for the page that answers.
async function press(page, button) {
	await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), button.click()]);
}

// Sends a form of the page as it stands.
function send(page, form = 'main form[method=post]') {
	return press(page, page.locator(form).first().locator('button[type=submit]:not([name])').last());
}

async function intake(page, url, words = {}) {
	await page.goto(`${url}/desk/intake`);
	await page.selectOption('#f-channel', 'hotline');
	await page.selectOption('#f-type', 'b');
	await page.selectOption('#f-category', words.category || 'leak');
	if (words.room) await page.fill('#f-room_text', words.room);
	await page.fill('#f-phone', words.phone || '138 0013 8000');
	await page.fill('#f-complainant', words.name || '冯晓');
	await page.fill('#f-subject', words.subject || '卫生间天花板渗水');
	await page.fill('#f-matter', words.matter || '昨晚开始渗水，地面已经湿滑，请尽快派人查看。');
	await page.selectOption('#f-urgency', words.urgency || 'general');
	await page.selectOption('#f-severity', words.severity || 'general');
	await page.selectOption('#f-risk', 'low');
}

// An inspection of the 100-point sheet by whoever is signed in, of a department or of a project; the address of its sheet.
async function openSheetOf(page, url, of) {
	await page.goto(`${url}/audit/open`);
	await page.selectOption('[name=checklist]', { index: 1 });
	await page.selectOption(`[name=${of}]`, { index: 1 });
	await send(page);
	await page.waitForURL(/audit\/sheet\?id=/);
	return page.url();
}

const openSheet = (page, url) => openSheetOf(page, url, 'department');

// A resident's complaint up to the page where it is checked.
async function fileUpToCheck(page, url, words = {}) {
	await page.goto(`${url}/portal/file`);
	const project = page.locator('#f-project');
	if (await project.count()) await project.selectOption({ index: 1 });
	await page.fill('#f-room_text', words.room || '3-2-1201');
	await page.selectOption('#f-category', words.category || 'noise');
	await page.fill('#f-matter', words.matter || '楼上每晚十点以后还有很大的响声，影响休息。');
	for (const file of words.photos || []) await page.setInputFiles('#f-photos', file);
	if (words.anonymous) await page.check('#f-anonymous');
	else {
		await page.fill('#f-name', words.name || '冯晓');
		await page.fill('#f-phone', words.phone || '138 0013 8000');
	}
	await page.click('main form button.primary[type=submit]');
	await page.waitForURL(/portal\/file\/check/);
}

async function fileWhole(page, url, words = {}) {
	await fileUpToCheck(page, url, words);
	await page.locator('form[action$="/portal/submit"] button.primary').click();
	await page.waitForURL(/portal\/receipt/);
}

async function followOwn(page, url, words) {
	await fileWhole(page, url, words);
	const number = (await page.locator('.number.big').first().innerText()).trim();
	const code = (await page.locator('.code.big').innerText()).trim();
	await page.goto(`${url}/portal/follow`);
	await page.fill('#f-number', number);
	await page.fill('#f-code', code);
	await page.click('main form button.primary[type=submit]');
	await page.waitForURL(/portal\/follow\/case/);
	return { number, code };
}

// The same with one deduction, its reason and a photo.
async function openSheetWithPhoto(page, url) {
	await openSheet(page, url);
	const item = page.locator('details.item:has([type=checkbox]:not([name=skip]))').first();
	if (await item.getAttribute('open') === null) await item.locator('summary').click();
	await item.locator('[type=checkbox]:not([name=skip])').first().check();
	await item.locator('textarea').fill('现场记录不完整。');
	await item.locator('[type=file]').setInputFiles(photo);
	await press(page, item.locator('button.primary'));
}

async function openRecord(page, url, what) {
	await openSheetWithPhoto(page, url);
	await page.goto(page.url().replace(/sheet\?id=(\d+).*/, `${what}?id=$1`));
}

async function importRooms(page, url) {
	await page.goto(`${url}/admin/rooms/import`);
	const project = page.locator('main select').first();
	if (await project.count()) await project.selectOption({ index: 1 });
	await page.setInputFiles('input[type=file]', { name: 'rooms.csv', mimeType: 'text/csv', buffer: Buffer.from(
	    '\ufeff项目,区域,楼栋,单元,房号,业主,电话\n翠湖花园,一期,1,1,101,孔凤英,13120000000\n,一期,,1,,无房号,123\n') });
	await send(page);
}

const board = (view) => ({ route: 'desk/board', name: `board ${view}`, who: 'diaodu', path: `desk/board?view=${view}` });
// A notice of the next year, up to its preview.
async function importCalendar(page, url, text) {
	await page.goto(`${url}/admin/calendar/import`);
	await page.setInputFiles('input[type=file]', { name: '2027.json', mimeType: 'application/json', buffer: Buffer.from(text) });
	await send(page);
}
const nextYear = JSON.stringify({ year: 2027, papers: [], days: [
	{ name: '元旦', date: '2027-01-01', isOffDay: true }, { name: '春节', date: '2027-01-31', isOffDay: false }] });

// A version of the procedure that differs in a clock, an article and a category.
const procedure = (version) => fs.readFileSync(path.join(top, 'conf/procedure/property.xml'), 'utf8')
    .replace('version="2026-02"', `version="${version}"`).replace('amount="24" unit="hour"', 'amount="2" unit="day"')
    .replace('least="50" most="200"', 'least="60"').replace('</categories>', '<category id="delivery" department="service">' +
    '<name><zh>快递外卖</zh><en>Deliveries</en></name></category></categories>');

async function proposeProcedure(page, url, wrong = false) {
	const document = procedure('2026-90');
	await page.goto(`${url}/admin/procedures/propose`);
	await page.setInputFiles('input[type=file]', { name: 'procedure.xml', mimeType: 'application/xml', buffer: Buffer.from(
	    wrong ? document.replace('start="accept"', 'start="begin"').replace('breach="P16"', 'breach="P99"') : document) });
	await page.fill('[name=reason]', '2026.12');
	await send(page);
}

function importProcedure(product, version) {
	const file = path.join(product.folder, `procedure-${process.pid}-${Math.random()}.xml`);
	fs.writeFileSync(file, procedure(version));
	execFileSync(path.join(top, process.env.ANJUAN_BUILD || 'build', 'anjuan'),
	    ['--config', path.join(product.folder, 'etc/anjuan.conf'), 'import', 'procedure', file]);
}

async function tryProcedure(page, url, product) {
	importProcedure(product, '2026-92');
	await page.goto(`${url}/admin/procedures/version?version=2026-92`);
	await page.locator('a[href*="desk/trial"]').click();
	await page.locator('table.compare').first().waitFor();
}

// One from the command line, which everybody entitled may approve.
async function approveProcedure(page, url, product) {
	importProcedure(product, '2026-91');
	await page.goto(`${url}/admin/procedures/version?version=2026-91`);
	await page.locator('#form-approve').waitFor();
}


const unanswered = "c.phone <> '' AND NOT EXISTS (SELECT 1 FROM satisfaction s WHERE s.case_id = c.id AND s.way = 2)";

async function makeLink(page, url, product) {
	await page.goto(`${url}/desk/visit?id=${one(product, visiting(unanswered))}`);
	await press(page, page.locator('#form-link button'));
}

// The link as whoever made it sees it, opened by somebody who is nobody here.
async function openLink(page, url, product) {
	const context = await page.context().browser().newContext();
	const clerk = await context.newPage();
	await signIn(clerk, url, 'diaodu');
	await makeLink(clerk, url, product);
	const link = (await clerk.locator('.code').first().textContent()).trim();
	await context.close();
	await page.goto(url + new URL(link).pathname.replace(/^.*\/portal/, '/portal') + new URL(link).search);
}

const kinds = [
	{ route: 'portal/', path: 'portal/' },
	{ route: 'portal/policy', path: 'portal/policy' },
	{ route: 'portal/file', path: 'portal/file' },
	{ name: 'portal file, empty', reach: async (page, url) => { await page.goto(`${url}/portal/file`); await send(page); }, status: 422 },
	{ route: 'portal/file/check', reach: (page, url) => fileUpToCheck(page, url, { photos: [photo] }) },
	{ route: 'portal/receipt', reach: (page, url) => fileWhole(page, url, { anonymous: true }) },
	{ route: 'portal/follow', path: 'portal/follow' },
	{ name: 'portal follow, wrong code', status: 409, reach: async (page, url) => {
		await page.goto(`${url}/portal/follow`);
		await page.fill('#f-number', 'W20260001');
		await page.fill('#f-code', 'aaaa-bbbb-cccc-dddd');
		await send(page);
	} },
	{ route: 'portal/follow/case', reach: (page, url) => followOwn(page, url, { photos: [photo] }) },
	{ route: 'portal/photo', file: /^image/, reach: async (page, url) => {
		await followOwn(page, url, { photos: [photo] });
		return (await page.locator('.gallery img').first().getAttribute('src')).replace(/^.*?portal/, 'portal');
	} },

	{ route: 'desk/', who: 'diaodu', path: 'desk/' },
	...['dispatch', 'mine', 'due', 'overdue', 'confirming', 'visiting', 'returned', 'all'].map(board),
	{ route: 'desk/board', name: 'board of what the department cooperates on', who: 'chuli', path: 'desk/board?view=cooperating' },
	{ route: 'desk/board', name: 'board with filters', who: 'diaodu',
		path: 'desk/board?view=all&category=leak&urgency=urgent&from=2026-01-01' },
	{ route: 'desk/board', name: 'board without rows', who: 'diaodu', path: 'desk/board?view=all&words=zzzz' },
	{ name: 'bulk dispatch of nothing', who: 'diaodu', status: 422, reach: async (page, url) => {
		await page.goto(`${url}/desk/board?view=dispatch`);
		await send(page);
	} },
	{ route: 'desk/board/export', who: 'zhuguan', path: 'desk/board/export?view=all&format=xlsx', file: /spreadsheetml/ },
	{ route: 'desk/intake', who: 'diaodu', path: 'desk/intake' },
	{ name: 'intake, empty', who: 'diaodu', status: 422, reach: async (page, url) => {
		await page.goto(`${url}/desk/intake`);
		await send(page);
	} },
	{ route: 'desk/intake/lookup', who: 'diaodu', path: 'desk/intake/lookup?words=1-1-101', file: /json/ },
	{ route: 'desk/registered', who: 'diaodu', reach: async (page, url) => {
		await intake(page, url, { subject: `渗水 ${Date.now()}` });
		await send(page);
		if (!/registered/.test(page.url())) await send(page);
		await page.waitForURL(/registered/);
	} },
	{ route: 'desk/inquiry', who: 'chuli', path: numbered('desk/inquiry', investigated) },
	{ route: 'desk/inquiry', name: 'inquiry with nothing', who: 'diaodu', path: numbered('desk/inquiry', case_at(0)) },
	{ name: 'responsibility without words', who: 'chuli', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/inquiry?id=${one(product, investigated)}`);
		await page.locator('#act-responsibility summary').click();
		await send(page, '#act-responsibility form');
	} },
	{ route: 'desk/print_inquiry', who: 'zhuguan', path: numbered('desk/print_inquiry', investigated) },
	{ route: 'desk/cooperation', who: 'zhuguan', path: numbered('desk/cooperation', several) },
	{ route: 'desk/cooperation', name: 'cooperation for the handler of the case', who: 'chuli', path: numbered('desk/cooperation', several_own) },
	{ name: 'a sub-task without words', who: 'chuli', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/cooperation?id=${one(product, several_own)}`);
		await page.locator('#act-give summary').click();
		await send(page, '#form-give');
	} },
	{ route: 'desk/referral', who: 'diaodu', path: numbered('desk/referral', referred(0)) },
	{ route: 'desk/referral', name: 'a third-party case that was replied to', who: 'zhuguan', path: numbered('desk/referral', referred(1)) },
	{ route: 'desk/referral', name: 'a case that no other body passed on', who: 'diaodu', path: numbered('desk/referral', case_at(1)) },
	{ route: 'desk/case', name: 'a third-party case', who: 'diaodu', path: numbered('desk/case', referred(0)) },
	{ route: 'desk/board', name: 'the board of third-party cases', who: 'diaodu', path: 'desk/board?view=all&body=any' },
	{ name: 'a reply to a body without words', who: 'diaodu', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/referral?id=${one(product, referred(0))}`);
		await page.locator('#act-reply1 summary').click();
		await send(page, '#form-reply1');
	} },
	{ route: 'desk/referral/letter', who: 'diaodu', path: (product) => `desk/referral/letter?id=${one(product, referred(0))}&number=1` },
	{ route: 'desk/print_referral', who: 'zhuguan', path: (product) => `desk/print_referral?id=${one(product, referred(1))}&number=1` },
	{ name: 'a letter to a body without words and address', who: 'diaodu', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/referral/letter?id=${one(product, referred(0))}&number=1`);
		await page.locator('input[name=way][value=mail]').check();
		await page.fill('[name=mail]', 'nobody');
		await page.fill('[name=result]', '');
		await send(page, 'form[action$="referral/letter"]');
	} },
	{ route: 'desk/cooperation', name: 'cooperation of nobody', who: 'diaodu', path: numbered('desk/cooperation', case_at(1)) },
	{ name: 'a duty without words', who: 'zhuguan', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/cooperation?id=${one(product, several)}`);
		await page.locator('#act-name summary').click();
		await send(page, '#form-name');
	} },
	{ route: 'desk/emergency', who: 'guanli', path: numbered('desk/emergency', emergency('lifted_at IS NULL')) },
	{ route: 'desk/emergency', name: 'emergency, evaluated', who: 'zhuguan', path: numbered('desk/emergency', emergency('evaluated_at IS NOT NULL')) },
	{ route: 'desk/emergency', name: 'no emergency', who: 'diaodu', path: numbered('desk/emergency', case_at(0)) },
	{ name: 'a report without its words', who: 'jingli', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/emergency?id=${one(product, emergency('lifted_at IS NULL'))}`);
		await send(page, '#form-report');
	} },
	{ route: 'desk/emergency/all', who: 'guanli', path: 'desk/emergency/all' },
	{ route: 'desk/emergency/all/export', who: 'guanli', path: 'desk/emergency/all/export?format=csv', file: /csv/ },
	{ route: 'desk/emergency/print', who: 'zhuguan', path: numbered('desk/emergency/print', emergency('evaluated_at IS NOT NULL')) },
	{ route: 'desk/handin', who: 'chuli', path: 'desk/handin' },
	{ route: 'desk/handin/export', who: 'chuli', path: 'desk/handin/export?format=csv', file: /csv/ },
	{ route: 'desk/notices', who: 'jingli', path: 'desk/notices?view=all' },
	{ route: 'desk/notices', name: 'notices, none unread', who: 'dangan', path: 'desk/notices' },
	{ route: 'desk/notices/export', who: 'jingli', path: 'desk/notices/export?view=all&format=csv', file: /csv/ },
	{ route: 'desk/visits', who: 'diaodu', path: 'desk/visits' },
	{ route: 'desk/visits', name: 'visits as management sees them', who: 'guanli', path: 'desk/visits' },
	{ route: 'desk/visit', who: 'diaodu', path: numbered('desk/visit', visiting('c.visited_at IS NULL')) },
	{ route: 'desk/visit', name: 'second visit, to be waived', who: 'guanli', path: numbered('desk/visit', visiting('c.visited_at IS NOT NULL')) },
	{ name: 'the number to call, without a reason', who: 'diaodu', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/visit?id=${one(product, visiting("c.phone <> ''"))}`);
		await press(page, page.locator('#form-reveal button'));
	} },
	{ name: 'the number to call', who: 'diaodu', personal: true, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/visit?id=${one(product, visiting("c.phone <> ''"))}`);
		await page.fill('#reveal-reason', '首次电话回访');
		await press(page, page.locator('#form-reveal button'));
	} },
	{ name: 'a visit with nothing filled in', who: 'diaodu', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/visit?id=${one(product, visiting('c.visited_at IS NULL'))}`);
		await press(page, page.locator('#form-record button.primary'));
	} },
	{ route: 'desk/visit/link', who: 'diaodu', reach: makeLink },
	{ route: 'portal/survey', reach: async (page, url, product) => {
		await openLink(page, url, product);
	} },
	{ name: 'a survey with nothing filled in', status: 422, reach: async (page, url, product) => {
		await openLink(page, url, product);
		await send(page);
	} },
	{ route: 'portal/survey', name: 'a survey link that is no longer good', path: 'portal/survey?key=0' },
	{ route: 'portal/survey/done', path: 'portal/survey/done' },
	{ route: 'desk/satisfaction', who: 'guanli', path: 'desk/satisfaction?from=2026-01-01' },
	{ route: 'desk/satisfaction', name: 'satisfaction of a day without answers', who: 'guanli', path: 'desk/satisfaction?from=2020-01-01&until=2020-01-02' },
	{ route: 'desk/satisfaction/export', who: 'guanli', path: 'desk/satisfaction/export?from=2026-01-01&format=xlsx', file: /spreadsheetml/ },
	{ route: 'desk/print_visit', who: 'diaodu', path: numbered('desk/print_visit', visiting('c.visited_at IS NULL')) },
	{ route: 'desk/print_visit', name: 'a sheet of a visit as management sees it', who: 'guanli', path: numbered('desk/print_visit', visiting('c.visited_at IS NULL')) },
	{ name: 'a sheet of a visit with the phone', who: 'diaodu', personal: true, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/print_visit?id=${one(product, visiting("c.phone <> ''"))}`);
		await page.fill('[name=reason]', '上门回访签字');
		await send(page);
	} },
	{ route: 'desk/visits/export', who: 'diaodu', path: 'desk/visits/export?format=csv', file: /csv/ },
	{ route: 'desk/work/export', who: 'chuli', path: 'desk/work/export?format=xlsx', file: /spreadsheetml/ },
	{ route: 'desk/campaigns', who: 'zhuguan', path: 'desk/campaigns' },
	{ route: 'desk/campaigns', name: 'rounds of a handler', who: 'chuli', path: 'desk/campaigns' },
	{ route: 'desk/campaigns/export', who: 'zhuguan', path: 'desk/campaigns/export?format=csv', file: /csv/ },
	{ route: 'desk/campaign', who: 'zhuguan', path: numbered('desk/campaign', running_round) },
	{ route: 'desk/campaign', name: 'a round of a handler', who: 'chuli', path: numbered('desk/campaign', running_round) },
	{ route: 'desk/campaign/export', who: 'zhuguan', path: (product) => `desk/campaign/export?id=${one(product, running_round)}&format=csv`, file: /csv/ },
	{ route: 'desk/campaign/room', who: 'chuli', path: numbered('desk/campaign/room', room_of(0)), personal: true },
	{ route: 'desk/campaign/room', name: 'a room that was visited', who: 'chuli', path: numbered('desk/campaign/room', room_of(2)), personal: true },
	{ name: 'a sheet without answers', who: 'chuli', status: 422, personal: true, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/campaign/room?id=${one(product, room_of(0))}`);
		await page.locator('input[name=reached][value=yes]').check();
		await send(page);
	} },
	{ route: 'desk/campaign/photo', who: 'chuli', path: numbered('desk/campaign/photo', "SELECT e.id FROM evidence e " +
	    "JOIN campaign_room r ON r.id = e.campaign_room_id JOIN staff s ON s.id = r.visitor_id WHERE s.login = 'chuli' ORDER BY e.id LIMIT 1"), file: /octet-stream|pdf/ },
	{ route: 'desk/yearplan', who: 'zhuguan', path: 'desk/yearplan' },
	{ route: 'desk/yearplan', name: 'a year without a plan', who: 'chuli', path: 'desk/yearplan?year=2001' },
	{ route: 'desk/yearplan/export', who: 'zhuguan', path: 'desk/yearplan/export?format=xlsx', file: /spreadsheetml/ },
	{ route: 'desk/effects', who: 'zhuguan', path: 'desk/effects' },
	{ route: 'desk/effects', name: 'effects of a department', who: 'jingli', path: 'desk/effects' },
	{ route: 'desk/effects/export', who: 'dudao', path: 'desk/effects/export?format=xlsx', file: /spreadsheetml/ },
	{ name: 'an evaluation of nothing', who: 'zhuguan', status: 422, reach: async (page, url) => {
		await page.goto(`${url}/desk/effects`);
		await page.locator('#act-open summary').click();
		await send(page, '#form-open');
	} },
	{ route: 'desk/effect', who: 'zhuguan', path: numbered('desk/effect', effect('judged_at IS NULL AND case_id IS NULL')) },
	{ route: 'desk/effect', name: 'effect, judged ineffective', who: 'guanli', path: numbered('desk/effect', effect('verdict = 3')) },
	{ name: 'a judgement without reasons', who: 'zhuguan', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/effect?id=${one(product, effect('judged_at IS NULL AND case_id IS NULL'))}`);
		await send(page, '#form-judge');
	} },
	{ route: 'desk/duties', who: 'zhuguan', path: 'desk/duties' },
	{ route: 'desk/duties', name: 'duties of nobody', who: 'chuli', path: 'desk/duties' },
	{ route: 'desk/duties/export', who: 'zhuguan', path: 'desk/duties/export?format=csv', file: /csv/ },
	{ route: 'desk/duties/paper', who: 'zhuguan', file: /^image/, reach: async (page, url) => {
		await page.goto(`${url}/desk/duties`);
		await page.locator('.deadlines details.act summary').first().click();
		const form = page.locator('.deadlines details.act[open] form').first();
		await form.locator('textarea').fill('已完成，见附件。');
		await form.locator('[type=file]').setInputFiles(photo);
		await press(page, form.locator('button.primary'));
		return (await page.locator('a[href*="desk/duties/paper"]').first().getAttribute('href')).replace(/^.*\/desk\//, 'desk/').replace('&original=1', '');
	} },
	{ route: 'desk/work', who: 'chuli', path: 'desk/work' },
	{ route: 'desk/work', name: 'a card with its form', who: 'chuli',
		path: (product) => `desk/work?id=${one(product, in_hand)}&act=complete` },
	{ route: 'desk/case', name: 'case, newly registered', who: 'diaodu', path: numbered('desk/case', case_at(0)) },
	{ route: 'desk/case', name: 'case with evidence', who: 'zhuguan', path: numbered('desk/case', richest) },
	{ route: 'desk/case', name: 'case for its handler', who: 'chuli', path: numbered('desk/case', in_hand) },
	{ route: 'desk/case', name: 'case, waiting for its visit', who: 'diaodu', path: numbered('desk/case', case_at(7)) },
	{ route: 'desk/case', name: 'case, filed', who: 'diaodu', path: numbered('desk/case', filed) },
	{ route: 'desk/case', name: 'case with every round of its clocks', who: 'zhuguan',
		path: (product) => `${numbered('desk/case', richest)(product)}&rounds=1` },
	{ route: 'desk/case', name: 'case, merged', who: 'diaodu', path: numbered('desk/case', case_at(13)) },
	{ name: 'an act without its words', who: 'diaodu', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/case?id=${one(product, case_at(0))}`);
		await page.evaluate(() => { document.querySelector('#act-note').open = true; });
		await send(page, '#form-note');
	} },
	{ route: 'desk/case/reissue', who: 'diaodu', reach: async (page, url, product) => {
		await page.goto(`${url}/desk/case?id=${one(product, unfinished(reissued++))}`);
		await page.locator('#act-reissue summary').click();
		await page.fill('#reissue-text', '回拨138尾号8000，本人核实');
		await send(page, '#form-reissue');
		await page.waitForURL(/desk\/case\/reissue\?once=/);
	} },
	{ route: 'desk/case/reissue', name: 'reissue of nothing', who: 'diaodu', status: 404, path: 'desk/case/reissue?once=x' },
	{ name: 'a contact without its words', who: 'chuli', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/case?id=${one(product, in_hand)}`);
		await page.locator('#act-contact summary').click();
		await send(page, '#form-contact');
	} },
	{ route: 'desk/letter', who: 'chuli', path: numbered('desk/letter', in_hand) },
	{ route: 'desk/letter', name: 'a letter in English', who: 'chuli',
		path: (product) => `desk/letter?id=${one(product, in_hand)}&text=refusal_letter&language=en` },
	{ name: 'a letter without words', who: 'chuli', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/letter?id=${one(product, in_hand)}`);
		await page.fill('#f-body', '');
		await send(page);
	} },
	{ route: 'desk/print_letter', who: 'chuli', reach: async (page, url, product) => {
		await page.goto(`${url}/desk/letter?id=${one(product, to_write(written++))}&text=progress_letter`);
		const paper = page.locator('input[value=paper][type=radio]');
		if (await paper.count()) await paper.check();
		const body = page.locator('main textarea').first();
		await body.fill((await body.inputValue()).replace(/\{\w+\}/g, '接头已更换，正在做闭水试验'));
		await send(page);
		await page.waitForURL(/desk\/print_letter\?id=/);
	} },
	{ route: 'desk/evidence', who: 'zhuguan', path: numbered('desk/evidence', open_photo), file: /^image/ },
	{ route: 'desk/evidence', name: 'a photo, asked for as it came', who: 'zhuguan', path: (product) => `${numbered('desk/evidence', open_photo)(product)}&original=1` },
	{ name: 'a photo as it came, without a reason', who: 'zhuguan', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/${numbered('desk/evidence', open_photo)(product)}&original=1`);
		await send(page);
	} },
	{ route: 'desk/print_tracking', who: 'zhuguan', path: numbered('desk/print_tracking', richest) },
	{ route: 'desk/print_slip', who: 'zhuguan', path: numbered('desk/print_slip', richest) },
	{ name: 'a slip without a reason', who: 'zhuguan', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/print_slip?id=${one(product, richest)}`);
		await send(page);
	} },
	{ name: 'a slip with the phone', who: 'zhuguan', personal: true, reach: async (page, url, product) => {
		await page.goto(`${url}/desk/print_slip?id=${one(product, richest)}`);
		await page.fill('[name=reason]', '带去现场');
		await send(page);
	} },

	{ route: 'audit/', who: 'dudao', path: 'audit/' },
	{ route: 'audit/export', who: 'jingli', path: 'audit/export?format=xlsx', file: /spreadsheetml/ },
	{ route: 'audit/open', who: 'dudao', path: 'audit/open' },
	{ route: 'audit/sheet', who: 'dudao', reach: openSheet },
	{ name: 'sheet of a project, a deduction without a department', who: 'dudao', status: 422, reach: async (page, url) => {
		await openSheetOf(page, url, 'project');
		const item = page.locator('details.item:has([type=checkbox]:not([name=skip]))').first();
		if (await item.getAttribute('open') === null) await item.locator('summary').click();
		await item.locator('[type=checkbox]:not([name=skip])').first().check();
		await item.locator('[name=note]').fill('没有制度文件');
		await press(page, item.locator('button.primary'));
	} },
	{ name: 'a deduction without its reason', who: 'dudao', status: 422, reach: async (page, url) => {
		await openSheet(page, url);
		const item = page.locator('details.item:has([type=checkbox]:not([name=skip]))').first();
		if (await item.getAttribute('open') === null) await item.locator('summary').click();
		await item.locator('[type=checkbox]:not([name=skip])').first().check();
		await press(page, item.locator('button.primary'));
	} },
	{ route: 'audit/record', who: 'dudao', reach: (page, url) => openRecord(page, url, 'record') },
	{ route: 'audit/record/print', who: 'dudao', reach: (page, url) => openRecord(page, url, 'record/print') },
	{ route: 'audit/findings', who: 'dudao', path: 'audit/findings' },
	{ route: 'audit/findings', name: 'findings of an own department', who: 'jingli', path: 'audit/findings' },
	{ route: 'audit/findings/export', who: 'dudao', path: 'audit/findings/export?format=xlsx', file: /spreadsheetml/ },
	{ route: 'audit/photo', who: 'dudao', file: /^image/, reach: async (page, url) => {
		await openSheetWithPhoto(page, url);
		return (await page.locator('.item .gallery img').first().getAttribute('src')).replace(/^.*?audit/, 'audit');
	} },
	{ route: 'audit/photo', name: 'a photo of an inspection, asked for as it came', who: 'dudao', reach: async (page, url) => {
		await openSheetWithPhoto(page, url);
		await page.goto(await page.locator('.item .gallery a').first().evaluate((link) => link.href));
	} },

	{ route: 'archive/', who: 'dangan', path: 'archive/' },
	{ route: 'archive/search', who: 'dangan', path: 'archive/search' },
	{ route: 'archive/search', name: 'search without finds', who: 'dangan', path: 'archive/search?words=zzzz' },
	{ route: 'archive/search/export', who: 'dangan', path: 'archive/search/export?format=csv', file: /csv/ },
	{ route: 'archive/file', who: 'dangan', path: numbered('archive/file', filed) },
	{ route: 'archive/file/print', who: 'dangan', path: numbered('archive/file/print', filed) },
	{ name: 'a filed case on paper, without a reason', who: 'dangan', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/archive/file/print?id=${one(product, filed)}`);
		await send(page);
	} },
	{ name: 'a filed case on paper, in full', who: 'dangan', personal: true, reach: async (page, url, product) => {
		await page.goto(`${url}/archive/file/print?id=${one(product, filed)}`);
		await page.fill('[name=reason]', '法院调取');
		await send(page);
	} },
	{ name: 'the sealed document without a reason', who: 'dangan', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/archive/file?id=${one(product, filed)}`);
		await page.locator('details:has(#form-xml) summary').click();
		await send(page, '#form-xml');
	} },
	{ route: 'archive/evidence', who: 'dangan', path: numbered('archive/evidence', filed_photo), file: /^image/ },
	{ name: 'an original without a reason', who: 'dangan', status: 422, reach: async (page, url, product) => {
		await page.goto(`${url}/archive/file?id=${one(product, filed_with_photo)}`);
		await page.locator('details:has(#form-evidence) summary').click();
		await send(page, '#form-evidence');
	} },
	{ route: 'archive/waiting', who: 'dangan', path: 'archive/waiting' },
	{ route: 'archive/waiting/export', who: 'dangan', path: 'archive/waiting/export?format=csv', file: /csv/ },

	{ route: 'admin/', who: 'admin', personal: true, path: 'admin/' },
	{ route: 'admin/sign_in', path: 'admin/sign_in' },
	{ name: 'sign in, wrong password', status: 409, reach: async (page, url) => {
		await page.goto(`${url}/admin/sign_in`);
		await page.fill('[name=login]', 'nobody-here');
		await page.fill('[name=password]', 'wrong');
		await send(page);
	} },
	{ route: 'admin/password', who: 'admin', path: 'admin/password' },
	{ name: 'a wish for mail without an address', who: 'admin', status: 422, reach: async (page, url) => {
		await page.goto(`${url}/admin/password`);
		await page.check('input[name=digest][value=daily]');
		await page.fill('#f-mail', 'nobody');
		await press(page, page.locator('#digest button.primary'));
	} },
	{ route: 'admin/staff', who: 'admin', personal: true, path: 'admin/staff' },
	{ route: 'admin/staff/export', who: 'admin', path: 'admin/staff/export?format=xlsx', file: /spreadsheetml/ },
	{ route: 'admin/staff/edit', who: 'admin', personal: true, path: numbered('admin/staff/edit', "SELECT id FROM staff WHERE login = 'chuli'") },
	{ route: 'admin/staff/reset', who: 'admin', path: numbered('admin/staff/reset', "SELECT id FROM staff WHERE login = 'gong5'") },
	{ route: 'admin/departments', who: 'admin', path: 'admin/departments' },
	{ route: 'admin/departments/export', who: 'admin', path: 'admin/departments/export?format=csv', file: /csv/ },
	{ route: 'admin/departments/edit', who: 'admin', path: numbered('admin/departments/edit', 'SELECT MIN(id) FROM department') },
	{ route: 'admin/rooms', who: 'admin', path: 'admin/rooms' },
	{ route: 'admin/rooms', name: 'rooms of a project', who: 'admin', path: 'admin/rooms?project=1' },
	{ route: 'admin/rooms/export', who: 'admin', path: 'admin/rooms/export?project=1&format=xlsx', file: /spreadsheetml/ },
	{ route: 'admin/rooms/template', who: 'admin', path: 'admin/rooms/template', file: /spreadsheetml/ },
	{ route: 'admin/rooms/import', who: 'admin', path: 'admin/rooms/import' },
	{ route: 'admin/rooms/preview', who: 'admin', reach: importRooms },
	{ route: 'admin/rooms/preview/export', who: 'admin', file: /csv/, reach: async (page, url) => {
		await importRooms(page, url);
		return (await page.locator('a[href*="format=csv"]').getAttribute('href')).replace(/^.*?admin/, 'admin');
	} },
	{ route: 'admin/calendar', who: 'admin', path: 'admin/calendar?year=2026' },
	{ route: 'admin/calendar', name: 'a year without a notice', who: 'admin', path: 'admin/calendar?year=2027' },
	{ route: 'admin/calendar', name: 'the calendar of a centre, read only', who: 'guanli',
		path: `admin/calendar?year=2026&centre=${encodeURIComponent('翠湖花园')}` },
	{ route: 'admin/calendar/export', who: 'guanli', path: 'admin/calendar/export?year=2026&format=xlsx', file: /spreadsheetml/ },
	{ route: 'admin/calendar/versions/export', who: 'guanli', path: 'admin/calendar/versions/export?format=csv', file: /csv/ },
	{ route: 'admin/calendar/import', who: 'admin', path: 'admin/calendar/import' },
	{ name: 'a notice that cannot be read', who: 'admin', status: 422,
		reach: (page, url) => importCalendar(page, url, '{"year": 2027,\n "papers": [], "days": [7]}') },
	{ route: 'admin/calendar/preview', who: 'admin', reach: (page, url) => importCalendar(page, url, nextYear) },
	{ route: 'admin/calendar/exception', who: 'admin', path: 'admin/calendar/exception' },
	{ route: 'admin/calendar/exception/preview', who: 'admin', path: 'admin/calendar/exception/preview?' + new URLSearchParams({
		centre: '翠湖花园', day: '2026-11-30', what: 'closed', hours: '', reason: '停电检修' }) },
	{ route: 'admin/calendar/exception/preview', name: 'an exception that moves nothing', who: 'admin', path: 'admin/calendar/exception/preview?' +
		new URLSearchParams({ centre: '翠湖花园', day: '2027-10-02', what: 'opened', hours: '10:00-12:00', reason: '交房' }) },
	{ name: 'an exception, empty', who: 'admin', status: 422, reach: async (page, url) => {
		await page.goto(`${url}/admin/calendar/exception`);
		await send(page);
	} },
	{ route: 'admin/access', who: 'admin', path: 'admin/access' },
	{ route: 'admin/access/export', who: 'admin', path: 'admin/access/export?kind=view&format=csv', file: /csv/ },
	{ route: 'admin/outbox', who: 'admin', path: 'admin/outbox', reach: async (page, url) => {
		await fileWhole(page, url, { matter: '电梯异响，请派人检查。' });
		await page.goto(`${url}/admin/outbox`);
	} },
	{ route: 'admin/outbox', name: 'outbox without finds', who: 'admin', path: 'admin/outbox?number=0000-000000' },
	{ name: 'outbox, nothing ticked', who: 'admin', status: 422, reach: async (page, url) => {
		await fileWhole(page, url, { matter: '楼道灯不亮，请尽快修复。' });
		await page.goto(`${url}/admin/outbox`);
		await press(page, page.locator('button[value=again]'));
	} },
	{ route: 'admin/outbox/export', who: 'admin', path: 'admin/outbox/export?format=csv', file: /csv/ },
	{ route: 'admin/procedures/propose', who: 'admin', path: 'admin/procedures/propose' },
	{ name: 'procedure with mistakes', who: 'admin', status: 422, reach: (page, url) => proposeProcedure(page, url, true) },
	{ route: 'admin/procedures/version', who: 'admin', reach: (page, url) => proposeProcedure(page, url) },
	{ route: 'admin/procedures/version', name: 'version to approve', who: 'guanli', reach: approveProcedure },
	{ route: 'desk/trial', who: 'guanli', path: 'desk/trial?version=2026-02' },
	{ route: 'desk/trial/export', who: 'guanli', path: 'desk/trial/export?version=2026-02&format=xlsx', file: /spreadsheetml/ },
	{ route: 'desk/trial', name: 'trial with changes', who: 'zhuguan', reach: tryProcedure },
	{ route: 'admin/procedures', who: 'guanli', path: 'admin/procedures' },
	{ route: 'admin/procedures/export', who: 'guanli', path: 'admin/procedures/export?format=xlsx', file: /spreadsheetml/ },
	{ route: 'admin/procedures/document', who: 'guanli', path: 'admin/procedures/document?version=2026-02', file: /xml/ },

	{ name: 'nothing here', who: 'diaodu', path: 'desk/nothing', status: 404 },
	{ name: 'no permission', who: 'chuli', path: 'admin/staff', status: 403 },
];

module.exports = { kinds, press, send, intake, openSheet, openSheetWithPhoto, proposeProcedure, fileUpToCheck, fileWhole, followOwn, photo };
