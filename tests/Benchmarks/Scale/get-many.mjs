// The same with AWS's JavaScript client, as the conformance tests have it, 16 at once.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../Conformance/package.json', import.meta.url));
const { ChimeSDKVoiceClient, GetSpeakerSearchTaskCommand } = require('@aws-sdk/client-chime-sdk-voice');

const [file, count] = process.argv.slice(2);
const ids = readFileSync(file, 'utf8').split('\n').filter(id => id).slice(0, Number(count));
const client = new ChimeSDKVoiceClient({
    endpoint: process.env.BENCH_ENDPOINT,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
});

async function getAll(ids) {
    let next = 0;
    let read = 0;
    await Promise.all(Array.from({ length: 16 }, async () => {
        while (next < ids.length) {
            const answer = await client.send(new GetSpeakerSearchTaskCommand({
                VoiceConnectorId: process.env.BENCH_CONNECTOR,
                SpeakerSearchTaskId: ids[next++],
            }));
            read += answer.SpeakerSearchTask ? 1 : 0;
        }
    }));
    return read;
}

await getAll(ids.slice(0, 32));
const began = performance.now();
const read = await getAll(ids);
console.log(JSON.stringify({ Seconds: (performance.now() - began) / 1000, Count: read }));
client.destroy();
