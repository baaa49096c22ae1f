// Starts the emulator's program with a scenario, and asks it as a client of the service does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = process.env.EMULATOR_SERVER ?? join(dirname(fileURLToPath(import.meta.url)),
    '../../src/ChimeVoiceTools.Emulator.Server/bin/Debug/net10.0/ChimeVoiceTools.Emulator.Server.dll');
const signed = 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/chime/aws4_request, SignedHeaders=host;x-amz-date, '
    + `Signature=${'0123456789abcdef'.repeat(4)}`;

export class Emulator {
    static async start(scenario) {
        const emulator = new Emulator();
        emulator.folder = mkdtempSync(join(tmpdir(), 'emulator-'));
        const file = join(emulator.folder, 'scenario.json');
        writeFileSync(file, JSON.stringify(scenario));
        emulator.process = spawn('dotnet', [program, '--port', '0', '--scenario', file], { stdio: ['ignore', 'pipe', 'inherit'] });
        emulator.variables = {};
        for await (const line of createInterface({ input: emulator.process.stdout })) {
            const [name, ...value] = line.split('=');
            emulator.variables[name] = value.join('=');
            if (name === 'VOICE_PROFILE_ID_3') {
                return emulator;
            }
        }

        throw new Error('The emulator did not start.');
    }

    get endpoint() { return this.variables.AWS_ENDPOINT_URL_CHIME_SDK_VOICE; }

    get connector() { return `/voice-connectors/${this.variables.VOICE_CONNECTOR_ID}`; }

    send(method, path, body) {
        return fetch(this.endpoint + path, {
            method, headers: { Authorization: signed, 'Content-Type': 'application/json' }, body: body && JSON.stringify(body),
        });
    }

    startSearch(transactionId) {
        return this.send('POST', `${this.connector}/speaker-search-tasks`, {
            TransactionId: transactionId, VoiceProfileDomainId: this.variables.VOICE_PROFILE_DOMAIN_ID,
        });
    }

    startAnalysis(transactionId) {
        return this.send('POST', `${this.connector}/voice-tone-analysis-tasks`, { TransactionId: transactionId, LanguageCode: 'en-US' });
    }

    async stop() {
        if (this.process.exitCode === null && this.process.signalCode === null) {
            this.process.kill('SIGTERM');
            await once(this.process, 'exit');
        }

        rmSync(this.folder, { recursive: true, force: true });
    }
}
