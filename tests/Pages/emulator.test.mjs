// The emulator's page, as a person uses it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { Emulator } from './emulator.mjs';

const hostile = '</script><img src=x onerror="document.title=\'taken\'">\u202e\u0007' + 'x'.repeat(150);
let [browser, emulator] = [null, null];

before(async () => {
    emulator = await Emulator.start({
        voices: [{ speaker: 'Ann', voiceProfileId: 'vp-ann' }],
        calls: [{ transactionId: 'call-of-ann', caller: 'Ann' }],
        streaming: [{ configuration: 'analytics' }],
        mediaInsightsPipelineConfigurations: [{ name: 'analytics' }],
    });
    browser = await Browser.start();
});

after(async () => {
    await browser?.stop();
    await emulator?.stop();
});

const start = transactionId => emulator.startSearch(transactionId);
const open = options => browser.open(`${emulator.endpoint}/`, options);
const row = (page, list, text) => page.locator(`#${list} > *`, { hasText: text }).first();

test('what happens is shown as it happens: calls, pipelines, tasks, events, requests', async () => {
    const page = await open();
    await row(page, 'calls', 'call-of-ann').waitFor();
    await row(page, 'pipelines', 'analytics').waitFor();
    assert.equal((await start('call-of-ann')).status, 201);
    await row(page, 'tasks', 'call-of-ann').waitFor();
    await row(page, 'requests', 'StartSpeakerSearchTask').waitFor();
    await page.getByRole('button', { name: '+1 min' }).click();
    await row(page, 'tasks', 'vp-ann').waitFor();
    assert.ok(Number(await row(page, 'queues', 'emulated-queue').locator('td').nth(1).textContent()) > 0);
    const event = row(page, 'events', 'IdentificationSuccessful');
    await event.locator('summary').click();
    assert.match(await event.locator('pre').textContent(), /"detailStatus": "IdentificationSuccessful"/);
    assert.deepEqual(page.problems, []);
    await page.close();
});

test('a call is rung and ended, by keyboard', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Ring a call' }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'transactionId');
    await page.keyboard.type('rung-by-hand');
    await page.keyboard.press('Enter');
    await row(page, 'calls', 'rung-by-hand').waitFor();
    await page.getByRole('button', { name: 'End rung-by-hand' }).focus();
    await page.keyboard.press('Enter');
    await row(page, 'calls', 'rung-by-hand').getByText('ended').waitFor();
    assert.deepEqual(page.problems, []);
    await page.close();
});

test('a fault is injected, met by a request, and cleared; a rule that is broken is said', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Inject a fault' }).click();
    await page.selectOption('[name=operation]', 'StartSpeakerSearchTask');
    await page.getByRole('button', { name: 'Inject', exact: true }).click();
    await row(page, 'faults', 'ThrottledClientException').waitFor();
    assert.equal((await start('call-of-ann')).status, 429);
    await row(page, 'requests', 'fault: Error').waitFor();
    await page.selectOption('[name=kind]', 'SlowAnswer');
    await page.getByRole('button', { name: 'Inject', exact: true }).click();
    await page.getByRole('alert').getByText(/SlowAnswer|delay/i).waitFor();
    await page.fill('[name=delay]', '2');
    await page.getByRole('button', { name: 'Inject', exact: true }).click();
    await row(page, 'faults', 'SlowAnswer').waitFor();
    assert.equal(await page.getByRole('alert').isVisible(), false);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('#faults-empty').waitFor();

    // The browser itself says on the console that the emulator refused.
    assert.deepEqual(page.problems.filter(problem => !problem.includes('400')), []);
    await page.close();
});

test('what is hostile is text', async () => {
    assert.equal((await start(hostile)).status, 201);
    const page = await open();
    await row(page, 'tasks', '<img src=x onerror=').waitFor();
    await row(page, 'calls', '<img src=x onerror=').waitFor();
    await page.getByRole('button', { name: '+1 min' }).click();
    await row(page, 'events', '<img src=x onerror=').locator('summary').click();
    assert.equal(await page.title(), 'Voice emulator');
    assert.equal(await page.locator('img, [onerror]').count(), 0);
    assert.doesNotMatch(await page.locator('body').innerText(), /[\u0007\u202e]/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it is too wide');
    assert.deepEqual(page.problems, []);
    await page.close();
});

test('another page can neither change it nor read it', async () => {
    // On this machine too, since a browser may keep pages of other machines from it by itself.
    const other = createServer((_, answer) => answer.end('<title>another page</title>')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const page = await browser.context.newPage();
    await page.goto(`http://127.0.0.1:${other.address().port}/`);
    const outcome = (path, options) => page.evaluate(async ([url, given]) => {
        try {
            return (await fetch(url, given)).status;
        } catch {
            return 'nothing';
        }
    }, [`${emulator.endpoint}${path}`, options]);
    const now = async () => Date.parse((await (await fetch(`${emulator.endpoint}/_emulator/state`)).json()).now);
    const before = await now();
    assert.equal(await outcome('/_emulator/clock', { method: 'POST', body: '{"advance":86400}', mode: 'no-cors' }), 0);
    assert.equal(await outcome('/_emulator/clock', { method: 'POST', body: '{"advance":86400}' }), 'nothing');
    assert.equal(await outcome('/', {}), 'nothing');
    assert.equal(await outcome('/_emulator/state', {}), 'nothing');
    assert.ok(await now() - before < 3600_000, 'the clock was moved');
    await page.close();
    other.close();
});

for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark']) {
        test(`the page fits ${width} pixels in the ${colorScheme} scheme, without an error`, async () => {
            const page = await open({ width, colorScheme });
            await row(page, 'calls', 'call-of-ann').waitFor();
            await page.getByRole('button', { name: 'Ring a call' }).click();
            await page.getByRole('button', { name: 'Inject a fault' }).click();
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it is too wide');
            assert.equal(await page.getByRole('region').or(page.getByRole('heading', { name: 'Events' })).first().isVisible(), true);
            assert.deepEqual(page.problems, []);
            await page.close();
        });
    }
}

test('a page whose emulator has stopped says so', async () => {
    const page = await open();
    await row(page, 'calls', 'call-of-ann').waitFor();
    await emulator.stop();
    await page.getByText('no answer: has it stopped?').waitFor();
    await page.close();
});
