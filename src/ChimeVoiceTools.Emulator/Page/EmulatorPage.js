const tones = { SUCCEEDED: 'positive', FAILED: 'negative', Failed: 'negative', InProgress: 'positive', PARTIAL_SUCCESS: 'positive' };
const status = text => html('span', { class: `tag ${tones[text] ?? ''}` }, shown(text));
const cells = (...contents) => html('tr', null, contents.map(content => html('td', null, content)));
const muted = text => html('span', { class: 'muted' }, html('bdi', { title: shown(text) }, shown(text)));

const callRow = call => cells(
    bdi(call.transactionId),
    [bdi(call.caller), muted(call.callee)],
    clock(call.started),
    call.hasEnded
        ? html('span', { class: 'tag' }, `ended ${clock(call.ends)}`)
        : html('button', {
            type: 'button', 'aria-label': `End ${shown(call.transactionId)}`,
            click: () => send('calls/end', { voiceConnectorId: call.voiceConnectorId, transactionId: call.transactionId }),
        }, 'End'));

const taskRow = task => cells(
    [task.kind === 'SpeakerSearch' ? 'Speaker search' : 'Voice tone analysis', muted(task.id)],
    [bdi(task.transactionId), task.pipelineId ? muted(task.pipelineId) : null],
    [status(task.status), task.message ? muted(task.message) : muted(clock(task.updated))],
    task.match ? [bdi(task.match), muted(task.score.toFixed(2))] : '–');

const pipelineRow = pipeline => cells(
    bdi(pipeline.id),
    bdi(pipeline.configuration),
    [status(pipeline.status), muted(pipeline.elements.map(element => element.type).join(', '))],
    String(pipeline.tasks));

const queueRow = queue => cells(
    [bdi(queue.name), muted(queue.url)], String(queue.visible), String(queue.inFlight), String(queue.delayed));

const faultRow = fault => html('li', null,
    html('span', { class: 'tag negative' }, shown(fault.errorName ?? fault.kind)),
    html('span', null, fault.operation ?? 'all operations'),
    html('span', { class: 'muted' }, [
        fault.count ? `${fault.count} times in all` : 'always', fault.skip > 0 ? `after ${fault.skip}` : null,
        fault.share < 1 ? `a share of ${fault.share}` : null, fault.delay > 0 ? `${fault.delay} s late` : null,
    ].filter(Boolean).join(', ')));

function eventItem(entry) {
    const details = html('details', null, html('summary', { class: 'line' },
        html('time', null, clock(entry.time)),
        html('span', { class: 'what' }, bdi(entry.detailStatus), muted([entry.transactionId ?? entry.taskId, entry.detailType].filter(Boolean).join(' · '))),
        html('span', { class: 'muted' }, `#${entry.number}`)));
    details.addEventListener('toggle', () => {
        if (details.childElementCount === 1) {
            const json = JSON.stringify(JSON.parse(entry.json), null, 2);
            details.append(html('pre', { tabindex: 0 }, json.replace(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/gu, '\ufffd')));
        }
    });
    return html('li', null, details);
}

const requestItem = request => html('li', null, html('div', { class: 'line' },
    html('time', null, clock(request.time)),
    html('span', { class: 'what' }, bdi(request.operation ?? `${request.method} ${request.path}`),
        request.fault || request.errorType ? muted([request.errorType, request.fault ? `fault: ${request.fault}` : null].filter(Boolean).join(' · ')) : null),
    html('span', { class: `tag ${request.fault ? 'negative' : request.status >= 400 || request.status === 0 ? 'negative' : 'positive'}` },
        request.status === 0 ? 'cut' : String(request.status))));

let view = null;
let seenAt = 0;
let [lastEvent, lastRequest] = [0, 0];
let reading = null;

function show(next) {
    view = next;
    seenAt = performance.now();
    byId('region').textContent = shown(view.region);
    if (![...byId('speed').options].some(option => Number(option.value) === view.speed)) {
        byId('speed').append(html('option', { value: view.speed }, `×${view.speed}`));
    }

    if (document.activeElement !== byId('speed')) {
        byId('speed').value = view.speed;
    }

    const connectors = byId('ring-form').elements.voiceConnectorId;
    if (connectors.childElementCount !== view.voiceConnectorIds.length) {
        connectors.replaceChildren(...view.voiceConnectorIds.map(id => html('option', { value: id }, shown(id))));
    }

    byId('call-count').textContent = view.callCount;
    byId('task-count').textContent = view.taskCount;
    byId('pipeline-count').textContent = view.pipelineCount;
    byId('fault-count').textContent = view.faults.length;
    sync(byId('calls'), view.calls, call => `${call.voiceConnectorId} ${call.transactionId}`, callRow);
    sync(byId('tasks'), view.tasks, task => task.id, taskRow);
    sync(byId('pipelines'), view.pipelines, pipeline => pipeline.id, pipelineRow);
    sync(byId('queues'), view.queues, queue => queue.name, queueRow);
    sync(byId('faults'), view.faults.map((fault, index) => ({ ...fault, index })), fault => fault.index, faultRow);
    prepend(byId('events'), view.events.filter(entry => entry.number > lastEvent), eventItem);
    prepend(byId('requests'), view.requests.filter(entry => entry.number > lastRequest), requestItem);
    lastEvent = Math.max(lastEvent, ...view.events.map(entry => entry.number));
    lastRequest = Math.max(lastRequest, ...view.requests.map(entry => entry.number));
}

function say(text, isLost) {
    if (byId('live').textContent !== text) {
        byId('live').textContent = text;
        byId('live').classList.toggle('lost', isLost);
    }
}

async function read() {
    let next;
    try {
        next = await (await fetch(`/_emulator/state?events=${lastEvent}&requests=${lastRequest}`)).json();
    } catch {
        say('no answer: has it stopped?', true);
        return;
    }

    show(next);
    say('live', false);
}

// One at a time, since what comes late would show what was before.
function refresh() {
    reading = (reading ?? Promise.resolve()).then(read);
    return reading;
}

function tick() {
    if (view) {
        const now = new Date(Date.parse(view.now) + (performance.now() - seenAt) * view.speed);
        byId('now').textContent = `${now.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
    }
}

function toggled(button, form) {
    byId(button).addEventListener('click', () => {
        byId(form).hidden = !byId(form).hidden;
        byId(button).setAttribute('aria-expanded', !byId(form).hidden);
        if (!byId(form).hidden) {
            byId(form).querySelector('input, select').focus();
        }
    });
}

// What a form has, without what was left empty, and with numbers as such.
function values(form) {
    return Object.fromEntries([...form.elements].filter(field => field.name && field.value !== '' && !field.disabled)
        .map(field => [field.name, field.type === 'number' ? Number(field.value) : field.value]));
}

const option = word => html('option', { value: word }, word);
const faultForm = byId('fault-form');
faultForm.elements.kind.append(...words.kinds.map(option));
faultForm.elements.errorName.append(...words.errors.map(option));
faultForm.elements.errorName.value = 'ThrottledClientException';
faultForm.elements.operation.append(...words.operations.map(option));
faultForm.elements.kind.addEventListener('change', () => {
    faultForm.elements.errorName.disabled = faultForm.elements.kind.value !== 'Error';
});
faultForm.addEventListener('submit', event => {
    event.preventDefault();
    send('faults', values(faultForm));
});
byId('clear').addEventListener('click', () => send('faults/clear', {}));
byId('ring-form').addEventListener('submit', async event => {
    event.preventDefault();
    const form = byId('ring-form');
    if (await send('calls', { transactionId: `call-${crypto.randomUUID().slice(0, 8)}`, ...values(form) })) {
        form.elements.transactionId.value = '';
    }
});
toggled('ring', 'ring-form');
toggled('inject', 'fault-form');
document.querySelectorAll('[data-advance]').forEach(button =>
    button.addEventListener('click', () => send('clock', { advance: Number(button.dataset.advance) })));
byId('speed').addEventListener('change', () => send('clock', { speed: Number(byId('speed').value) }));
byId('where').textContent = location.origin;
setInterval(tick, 200);
setInterval(() => { if (!document.hidden) { refresh(); } }, 1000);
document.addEventListener('visibilitychange', () => { if (!document.hidden) { refresh(); } });
refresh();
