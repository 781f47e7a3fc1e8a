'use strict';
// The harness itself must notice what it is there to notice.

const assert = require('node:assert/strict');
const http = require('node:http');
const { suite, axe, smallTargets } = require('./harness');

const pages = {
	'/good': '<!DOCTYPE html><html lang="en"><head><title>Good</title></head>' +
	    '<body><main><h1>Good</h1><button>Say something long</button></main></body></html>',
	'/bad': '<!DOCTYPE html><html><head><title>Bad</title></head>' +
	    '<body><main><h1>Bad</h1><img src="/good"><input><button style="height:9px">x</button>' +
	    '<script>document.title = "ran";</script></main></body></html>',
};

const server = http.createServer((request, response) => {
	const body = pages[request.url];
	response.writeHead(body ? 200 : 204, { 'Content-Type': 'text/html',
		'Content-Security-Policy': "default-src 'self'" });
	response.end(body);
});

server.listen(0, '127.0.0.1', async () => {
	const url = `http://127.0.0.1:${server.address().port}`;
	await suite({ product: false }, async ({ test }) => {
		await test('axe finds nothing on a good page', {}, async ({ page }) => {
			await page.goto(`${url}/good`);
			assert.deepEqual(await axe(page), []);
		});
		await test('axe, the policy and small targets are noticed on a bad page', { phone: true }, async ({ page, expected }) => {
			await page.goto(`${url}/bad`);
			assert.ok((await axe(page)).length >= 2);
			assert.ok((await smallTargets(page)).length >= 1);
			assert.equal(await page.title(), 'Bad');
			expected(/Content Security Policy/);
		});
	});
	server.close();
});
