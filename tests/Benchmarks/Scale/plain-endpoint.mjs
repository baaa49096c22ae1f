// A second endpoint for the waits, as plain as can be and nothing of the emulator's: it starts, reads and stops speaker
// searches, moves a task's UpdatedTimestamp on each reading, and says in StatusMessage when the task really ended.
// Arguments: a JSON file with the durations in seconds by transaction, and the milliseconds that each answer takes.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [file, delay] = process.argv.slice(2);
const durations = JSON.parse(readFileSync(file, 'utf8'));
const tasks = new Map();
let requests = 0;

function describe(task) {
    const now = Date.now();
    const ended = task.stopped ?? now >= task.end;
    return {
        SpeakerSearchTask: {
            SpeakerSearchTaskId: task.id,
            SpeakerSearchTaskStatus: task.stopped ? 'STOPPED' : ended ? 'SUCCEEDED' : 'IN_PROGRESS',
            CallDetails: { VoiceConnectorId: task.connector, TransactionId: task.transaction },
            CreatedTimestamp: new Date(task.begin).toISOString(),
            UpdatedTimestamp: new Date(now).toISOString(),
            StatusMessage: ended ? new Date(task.end).toISOString() : undefined,
        },
    };
}

function answer(method, url, body) {
    const [, , connector, , id] = url.pathname.split('/');
    if (url.pathname === '/_emulator/requests') {
        return [200, { Requests: [{ Number: requests }] }];
    }

    requests++;
    if (method === 'POST' && !id) {
        const transaction = JSON.parse(body).TransactionId;
        const begin = Date.now();
        const task = { id: randomUUID(), connector, transaction, begin, end: begin + 1000 * (durations[transaction] ?? 3600) };
        tasks.set(task.id, task);
        return [201, describe(task)];
    }

    const task = tasks.get(id);
    if (!task) {
        return [404, { Code: 'NotFound', Message: 'There is no such task.' }];
    }

    if (method === 'POST') {
        task.stopped = true;
        return [204];
    }

    return [200, describe(task)];
}

const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    setTimeout(() => {
        const [status, content] = answer(request.method, new URL(request.url, 'http://localhost'), body);
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(content ? JSON.stringify(content) : undefined);
    }, request.url.startsWith('/_') ? 0 : Number(delay));
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
