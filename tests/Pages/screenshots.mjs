// Makes the pictures that README shows: ./build.ps1 -Task Screenshots.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Browser } from './browser.mjs';
import { Emulator } from './emulator.mjs';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));
const images = join(docs, 'images');
mkdirSync(images, { recursive: true });
const browser = await Browser.start();
const picture = async (page, name, colorScheme) => {
    await page.emulateMedia({ colorScheme });

    // What has just come is lit up for a moment.
    await page.waitForFunction(() => document.getAnimations().every(animation => animation.playState === 'finished'));
    await page.screenshot({ path: join(images, `${name}-${colorScheme}.png`) });
};

for (const colorScheme of ['light', 'dark']) {
    const page = await browser.open(pathToFileURL(join(docs, 'examples', 'tone-report.html')).href, { width: 1280, height: 900, colorScheme });
    await page.locator('tr.call button').first().click();
    const box = await page.locator('.chart').boundingBox();
    await page.mouse.move(box.x + box.width * 0.66, box.y + 90);
    await page.locator('.tip').waitFor();
    await picture(page, 'tone-report', colorScheme);
    await page.close();
}

const emulator = await Emulator.start({
    voices: ['ann', 'bob', 'carla'].map(name => ({ speaker: name[0].toUpperCase() + name.slice(1), voiceProfileId: `vp-${name}` })),
    calls: [
        { transactionId: 'call-7f3a', caller: 'Ann', tones: [{ after: 0, label: 'neutral' }, { after: 30, label: 'negative', score: 0.8 }] },
        { transactionId: 'call-b21c', caller: 'Carla' },
        { transactionId: 'call-c0de', caller: 'Bob', endsAfter: 40 },
    ],
    streaming: [{ configuration: 'call-analytics' }],
    mediaInsightsPipelineConfigurations: [{ name: 'call-analytics' }],
});
try {
    const page = await browser.open(`${emulator.endpoint}/`, { width: 1280, height: 1080 });
    await page.locator('#calls tr').first().waitFor();
    await emulator.startAnalysis('call-7f3a');
    for (const call of ['call-7f3a', 'call-b21c', 'call-c0de']) {
        await emulator.startSearch(call);
    }

    await page.getByRole('button', { name: 'Inject a fault' }).click();
    await page.selectOption('[name=operation]', 'StartSpeakerSearchTask');
    await page.fill('[name=count]', '2');
    await page.getByRole('button', { name: 'Inject', exact: true }).click();
    await page.locator('#faults li').waitFor();
    await page.getByRole('button', { name: 'Inject a fault' }).click();
    await emulator.startSearch('call-9a44');
    await emulator.startAnalysis('call-b21c');
    await page.getByRole('button', { name: '+1 min' }).click();
    await page.locator('#tasks tr', { hasText: 'vp-ann' }).first().waitFor();
    await page.locator('#requests li', { hasText: 'fault' }).first().waitFor();
    await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
    await page.mouse.move(640, 5);
    await picture(page, 'emulator', 'light');
    await picture(page, 'emulator', 'dark');
} finally {
    await emulator.stop();
    await browser.stop();
}
