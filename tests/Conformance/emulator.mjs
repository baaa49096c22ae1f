// Starts the emulator's program for a test, and makes clients that know nothing of it but its endpoint.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ChimeSDKMediaPipelinesClient } from '@aws-sdk/client-chime-sdk-media-pipelines';
import { ChimeSDKVoiceClient } from '@aws-sdk/client-chime-sdk-voice';
import { SQSClient } from '@aws-sdk/client-sqs';

const here = dirname(fileURLToPath(import.meta.url));
const program = process.env.EMULATOR_SERVER
    ?? join(here, '../../src/ChimeVoiceTools.Emulator.Server/bin/Debug/net10.0/ChimeVoiceTools.Emulator.Server.dll');

export class Emulator {
    /** Starts the program; `context` is the test's, and stops it when the test ends. */
    static async start(context, { scenario, args = [] } = {}) {
        const emulator = new Emulator();
        emulator.clients = [];
        emulator.folder = mkdtempSync(join(tmpdir(), 'emulator-'));
        const all = ['--port', '0', ...args];
        if (scenario) {
            const file = join(emulator.folder, 'scenario.json');
            writeFileSync(file, JSON.stringify(scenario));
            all.push('--scenario', file);
        }

        emulator.process = spawn('dotnet', [program, ...all], { stdio: ['ignore', 'pipe', 'inherit'] });
        emulator.exited = new Promise(resolve => emulator.process.once('exit', (code, signal) => resolve({ code, signal })));
        context.after(() => emulator.stop());
        emulator.variables = {};
        for await (const line of createInterface({ input: emulator.process.stdout })) {
            const [name, ...value] = line.split('=');
            emulator.variables[name] = value.join('=');
            if (name === 'VOICE_PROFILE_ID_3') {
                break;
            }
        }

        if (!emulator.variables.VOICE_PROFILE_ID_3) {
            throw new Error('The emulator did not start.');
        }

        return emulator;
    }

    get endpoint() { return this.variables.AWS_ENDPOINT_URL_CHIME_SDK_VOICE; }

    get VoiceConnectorId() { return this.variables.VOICE_CONNECTOR_ID; }

    get VoiceProfileDomainId() { return this.variables.VOICE_PROFILE_DOMAIN_ID; }

    get VoiceProfileIds() { return [1, 2, 3].map(number => this.variables[`VOICE_PROFILE_ID_${number}`]); }

    client(options = {}) { return this.#make(ChimeSDKVoiceClient, options); }

    pipelinesClient(options = {}) { return this.#make(ChimeSDKMediaPipelinesClient, options); }

    queueClient(options = {}) { return this.#make(SQSClient, options); }

    #make(Client, options) {
        const client = new Client({
            endpoint: this.endpoint,
            region: 'us-east-1',
            credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
            ...options,
        });
        this.clients.push(client);
        return client;
    }

    async log(name) {
        const response = await fetch(`${this.endpoint}/_emulator/${name.toLowerCase()}`);
        return (await response.json())[name];
    }

    async stop() {
        for (const client of this.clients) {
            client.destroy();
        }

        this.process.kill('SIGTERM');
        const exit = await this.exited;
        rmSync(this.folder, { recursive: true, force: true });
        return exit;
    }
}

/** Asks again until the answer is the one that is waited for, and fails after long enough. */
export async function eventually(ask, isIt, seconds = 20) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
        const answer = await ask();
        if (isIt(answer)) {
            return answer;
        }

        if (Date.now() > end) {
            throw new Error(`What was waited for did not come: ${JSON.stringify(answer)}`);
        }

        await new Promise(resolve => setTimeout(resolve, 20));
    }
}
