// Starts Chromium for a test, and watches each page that it opens.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(path => path && existsSync(path));

export class Browser {
    static async start() {
        const browser = new Browser();
        browser.folder = mkdtempSync(join(tmpdir(), 'chromium-'));
        browser.context = await chromium.launchPersistentContext(browser.folder, {
            executablePath,
            headless: true,
            acceptDownloads: false,
            args: [
                '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
                '--disable-component-update', '--disable-sync',
            ],
        });
        return browser;
    }

    /** Opens a page; what it complains of, and what it asks for elsewhere, is in `page.problems`. */
    async open(url, { width = 1280, height = 900, colorScheme = 'light' } = {}) {
        const page = await this.context.newPage();
        page.problems = [];
        page.on('console', message => ['error', 'warning'].includes(message.type()) && page.problems.push(message.text()));
        page.on('pageerror', error => page.problems.push(error.message));
        page.on('dialog', dialog => { page.problems.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
        const origin = url.startsWith('http') ? new URL(url).origin : url;
        page.on('request', request => {
            if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) {
                page.problems.push(`asked for ${request.url()}`);
            }
        });
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        await page.goto(url);
        return page;
    }

    async stop() {
        await this.context.close();
        rmSync(this.folder, { recursive: true, force: true });
    }
}
