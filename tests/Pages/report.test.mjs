// The tone report, as a person opens it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test as anyTest } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Browser } from './browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'reports-'));
const file = name => join(folder, `${name}.html`);
const url = name => pathToFileURL(file(name)).href;

// The reports are made with the module itself.
const skip = spawnSync('pwsh', ['-v']).status === 0 ? false : 'pwsh is not here.';
const test = (name, run) => anyTest(name, { skip }, run);
let browser;

before(async () => {
    if (skip) {
        return;
    }

    const made = spawnSync('pwsh', [
        '-NoProfile', '-NonInteractive', '-File', fileURLToPath(new URL('reports.ps1', import.meta.url)), '-Folder', folder,
    ], { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stdout + made.stderr);
    browser = await Browser.start();
});

after(async () => {
    await browser?.stop();
    rmSync(folder, { recursive: true, force: true });
});

const rows = page => page.locator('tr.call');
const names = page => rows(page).locator('button').allTextContents();

for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark']) {
        test(`a report fits ${width} pixels in the ${colorScheme} scheme, without an error`, async () => {
            const page = await browser.open(url('example'), { width, colorScheme });
            await rows(page).first().locator('button').click();
            await page.locator('.chart svg').waitFor();
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it is too wide');
            const [back, text] = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]);
            const light = colour => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) > 382;
            assert.deepEqual([light(back), light(text)], [colorScheme === 'light', colorScheme !== 'light']);
            assert.deepEqual(page.problems, []);
            await page.close();
        });
    }
}

test('calls stand by their lowest points, and in other orders where one is chosen', async () => {
    const page = await browser.open(url('example'));
    assert.deepEqual(await names(page), ['call-7f3a', 'call-b21c', 'call-9a44', 'call-c0de', 'call-e5d9']);
    const lowest = (await page.locator('.least .tag').allTextContents()).map(text => Number(text.replace('−', '-')));
    assert.deepEqual(lowest, [...lowest].sort((one, other) => one - other));
    await page.selectOption('#sort', 'longest');
    assert.equal((await names(page))[0], 'call-e5d9');
    await page.selectOption('#sort', 'name');
    assert.deepEqual(await names(page), ['call-7f3a', 'call-9a44', 'call-b21c', 'call-c0de', 'call-e5d9']);
    await page.close();
});

test('search and filters leave what fits them, and say how much that is', async () => {
    const page = await browser.open(url('example'));
    await page.fill('#search', 'VP-ANN');
    assert.deepEqual(await names(page), ['call-7f3a', 'call-e5d9']);
    assert.equal(await page.textContent('#count'), '2 of 5 calls');
    await page.selectOption('#trend', 'Rising');
    await page.fill('#search', '');
    assert.deepEqual(await names(page), ['call-7f3a', 'call-b21c']);
    await page.selectOption('#trend', '');
    await page.selectOption('#match', 'none');
    assert.deepEqual(await names(page), ['call-9a44']);
    await page.fill('#search', 'no such call');
    assert.equal(await page.textContent('#nothing'), 'No call fits these filters.');
    await page.click('#clear');
    assert.equal(await rows(page).count(), 5);
    await page.close();
});

test('a row shows who matched best with what score, and opens to all matches', async () => {
    const page = await browser.open(url('example'));
    const row = rows(page).first();
    assert.match(await row.locator('.found').textContent(), /vp-ann0\.95Caller/);
    await row.locator('button').click();
    const detail = page.locator('tr.detail');
    assert.match(await detail.textContent(), /vp-ann0\.95vp-bob0\.21/);
    assert.match(await detail.textContent(), /case 4711/);
    await row.locator('button').click();
    assert.equal(await detail.isVisible(), false);
    await page.close();
});

test('the pointer shows the scores of the reading that it is at', async () => {
    const page = await browser.open(url('example'));
    await rows(page).first().locator('button').click();
    const chart = page.locator('.chart');
    await chart.hover();
    assert.equal(await page.locator('.tip').isVisible(), true);
    assert.match(await page.locator('.tip').textContent(), /Caller\d:\d\d–\d:\d\dpositive0\.\d\dneutral0\.\d\dnegative0\.\d\d/);
    await page.mouse.move(5, 5);
    assert.equal(await page.locator('.tip').isVisible(), false);
    await page.close();
});

test('all of it works by keyboard', async () => {
    const page = await browser.open(url('example'));
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('role') || document.activeElement.textContent);
    for (const id of ['search', 'lowest', 'trend', 'match', 'sort', 'clear']) {
        await page.keyboard.press('Tab');
        assert.equal(await focused(), id);
    }

    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'call-7f3a');
    await page.keyboard.press('Enter');
    assert.equal(await rows(page).first().locator('button').getAttribute('aria-expanded'), 'true');
    await page.locator('.chart svg').waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'slider');
    await page.keyboard.press('End');
    const chart = page.locator('.chart');
    assert.match(await chart.getAttribute('aria-valuetext'), /^Caller, 6:30–7:00: negative, positive 0\.\d\d, .*; Callee, /);
    assert.equal(await chart.getAttribute('aria-valuenow'), await chart.getAttribute('aria-valuemax'));
    await page.keyboard.press('ArrowLeft');
    assert.match(await chart.getAttribute('aria-valuetext'), /^Caller, 6:25–6:55/);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.tip').isVisible(), false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('details table tbody tr').first().waitFor();
    assert.equal(await page.locator('details table tbody tr').count(), 2 * 84);
    await page.close();
});

test('a screen reader finds a table with its heads at both widths', async () => {
    for (const width of [1280, 390]) {
        const page = await browser.open(url('example'), { width });
        const heads = await page.getByRole('table', { name: 'Calls, each with the tone of its speakers' }).getByRole('columnheader').allTextContents();
        assert.deepEqual(heads, ['Call', 'Tone over the call', 'Lowest', 'Overall', 'Best match']);
        assert.equal(await page.getByRole('row').nth(1).getByRole('cell').count(), 5);
        assert.equal(await page.getByRole('status').textContent(), '5 calls');
        await page.close();
    }
});

test('what is hostile is text, and the policy held nothing back', async () => {
    const page = await browser.open(url('hostile'));
    for (const button of await rows(page).locator('button').all()) {
        await button.click();
    }

    for (const details of await page.locator('details summary').all()) {
        await details.click();
    }

    assert.match(await page.title(), /^<\/script><script>/);
    assert.equal(await page.locator('img, iframe, [onerror], [onload]').count(), 0);
    assert.equal(await page.locator('script').count(), 2);
    assert.equal(await rows(page).count(), 9);
    const text = await page.locator('body').innerText();
    assert.match(text, /<img src=x onerror=/);
    assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it is too wide');
    await page.setViewportSize({ width: 390, height: 800 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it is too wide when it is narrow');
    assert.deepEqual(page.problems, []);
    await page.close();
});

test('odd calls are shown without an error: one reading, no times, failures, many speakers, none at all', async () => {
    const page = await browser.open(url('odd'));
    for (const button of await rows(page).locator('button').all()) {
        await button.click();
    }

    assert.equal(await rows(page).count(), 5);
    await page.locator('.chart').first().hover();
    assert.match(await page.locator('body').innerText(), /reading \d/);
    assert.match(await page.locator('body').innerText(), /VoiceToneAnalysisFailure: Nobody spoke\./);
    assert.deepEqual(page.problems, []);
    await page.close();

    const empty = await browser.open(url('empty'));
    assert.equal(await empty.textContent('#nothing'), 'There are no calls in this report.');
    assert.deepEqual(empty.problems, []);
    await empty.close();
});

test('1,000 calls of five minutes stay under 5 MB, and are searched as they open', async t => {
    assert.ok(statSync(file('many')).size < 5e6, `${statSync(file('many')).size} bytes`);
    const times = [];
    for (let run = 0; run < 3; run++) {
        const page = await browser.open(url('many'));
        times.push(await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))))));
        assert.equal(await page.textContent('#count'), '1,000 calls');
        await page.fill('#search', 'call-1000');
        assert.deepEqual(await names(page), ['call-1000']);
        await page.close();
    }

    t.diagnostic(`${statSync(file('many')).size} bytes, ms until drawn: ${times.map(Math.round).join(', ')}`);
});

test('scrolling shows all calls, and printing does too', async () => {
    const page = await browser.open(url('many'));
    assert.equal(await rows(page).count(), 100);
    await page.locator('#more').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelectorAll('tr.call').length > 100);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await rows(page).count(), 1000);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#tools').isVisible(), false);

    // On paper, in the light scheme, whatever the screen has.
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.deepEqual(
        await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]),
        ['rgb(255, 255, 255)', 'rgb(27, 33, 48)']);
    assert.equal(await rows(page).last().isVisible(), true);
    await page.close();
});
