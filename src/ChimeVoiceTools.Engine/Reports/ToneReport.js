const data = JSON.parse(document.getElementById('data').textContent);
const byId = id => document.getElementById(id);
const body = byId('calls').tBodies[0];

const minute = text => text ? text.replace('T', ' ').replace(/:\d\dZ$/, '') : null;
const hasReadings = call => call.speakers.some(speaker => speaker.to.length > 0);
const searched = call => call.tasks.some(task => task.kind === 'Search');
const lowestSpeaker = call => call.speakers.filter(speaker => speaker.to.length > 0)
    .reduce((best, speaker) => !best || balance(speaker, speaker.lowest) < balance(best, best.lowest) ? speaker : best, null);

// Who matched best of each search, which is the first of its results.
const best = call => call.tasks.filter(task => task.matches?.length > 0)
    .map(task => ({ ...task.matches[0], speaker: task.speaker })).sort((one, other) => (other.score ?? -1) - (one.score ?? -1));

const toneTag = (label, text) => html('span', { class: `tag ${(label ?? '').replace(/\W/g, '')}` }, bdi(text));
const overallText = tone => tone.label in tone ? `${tone.label} ${score(tone[tone.label])}` : tone.label;
const sides = { Falling: '↘', Steady: '→', Rising: '↗' };
const trend = speaker => speaker.trend === undefined ? null : html('span', { class: `trend ${speaker.direction}` },
    `${sides[speaker.direction]} ${speaker.direction} ${signed(speaker.trend)}`);

function lowestCell(call) {
    const speaker = lowestSpeaker(call);
    if (!speaker) {
        return html('span', { class: 'muted' }, 'No readings');
    }

    const tone = call.lowest < 0 ? 'negative' : call.lowest > 0 ? 'positive' : '';
    const where = isTimed(call) ? `at ${clock(speaker.from[speaker.lowest])}` : windowOf(call, speaker, speaker.lowest);
    return html('div', { class: 'lines' },
        html('span', { class: `tag ${tone}` }, signed(call.lowest)),
        html('div', { class: 'muted' }, bdi(speaker.name), where));
}

function foundCell(call) {
    const found = best(call);
    if (found.length === 0) {
        const unfinished = call.tasks.some(task => task.kind === 'Search' && task.status === 'FAILED');
        return html('span', { class: 'muted' }, !searched(call) ? 'Not searched' : unfinished ? 'Search failed' : 'No match');
    }

    return html('div', { class: 'lines' }, found.slice(0, 2).map(match => html('div', null,
        bdi(match.profile), html('span', { class: 'tag' }, score(match.score)), html('span', { class: 'muted' }, bdi(match.speaker)))));
}

function table(heads, rows, caption) {
    return html('div', { class: 'scroll' }, html('table', { class: 'plain' },
        html('caption', { class: 'hidden' }, caption),
        html('thead', null, html('tr', null, heads.map(head => html('th', { scope: 'col' }, head)))),
        html('tbody', null, rows.map(cells => html('tr', null, cells.map(cell => html('td', null, cell)))))));
}

function facts(pairs) {
    return html('dl', { class: 'facts' }, pairs.filter(([, value]) => value).map(([name, value]) =>
        html('div', null, html('dt', null, name), html('dd', null, bdi(value)))));
}

function readingTable(call) {
    const details = html('details', null, html('summary', null, 'All readings as a table'));
    details.addEventListener('toggle', () => {
        if (details.childElementCount === 1) {
            details.append(table(['Speaker', 'Window', 'Tone', 'Positive', 'Neutral', 'Negative'], call.speakers.flatMap(speaker =>
                speaker.to.map((_, index) => [bdi(speaker.name), windowOf(call, speaker, index), bdi(data.labels[speaker.label[index]]),
                    score(speaker.positive[index]), score(speaker.neutral[index]), score(speaker.negative[index])])), 'Readings'));
        }
    });
    return details;
}

function detail(call) {
    const parts = [];
    if (hasReadings(call)) {
        parts.push(
            html('div', { class: 'legend' }, call.speakers.map((speaker, index) => html('span', null,
                html('span', { class: `key s${index % 4}` }), bdi(speaker.name))),
            html('span', { class: 'muted' }, 'The strips below the curves show the tone that the service named.')),
            bigChart(call), readingTable(call));
    }

    if (call.speakers.length > 0) {
        parts.push(html('h3', null, 'Speakers'), table(
            ['Speaker', 'Overall', 'Trend', 'Readings', 'Analysis', 'Task'],
            call.speakers.map(speaker => [
                bdi(speaker.name), speaker.overall ? toneTag(speaker.overall.label, overallText(speaker.overall)) : '–', trend(speaker) ?? '–',
                String(speaker.to.length), bdi([speaker.status, speaker.message].filter(Boolean).join(': ') || null), bdi(speaker.task)]),
            'Speakers'));
    }

    if (call.tasks.length > 0) {
        parts.push(html('h3', null, 'Tasks'), table(
            ['Kind', 'Speaker', 'Status', 'Matches', 'Task'],
            call.tasks.map(task => [
                task.kind === 'Search' ? 'Speaker search' : 'Voice tone analysis', bdi(task.speaker),
                bdi([task.status, task.message].filter(Boolean).join(': ') || null),
                task.matches?.length > 0 ? html('div', { class: 'lines' }, task.matches.map(match => html('div', null,
                    bdi(match.profile), html('span', { class: 'tag' }, score(match.score))))) : '–',
                bdi(task.id)]),
            'Tasks'));
    }

    parts.push(facts([
        ['Call', call.name], ['Reference', [...new Set(call.tasks.map(task => task.reference).filter(Boolean))].join(', ')],
        ['Began', call.began?.replace('T', ' ').replace('Z', ' UTC')], ['Voice connector', call.connector],
        ['Media insights pipeline', call.pipeline], ['Region', call.region]]));
    return parts;
}

function toggle(call) {
    const open = call.button.getAttribute('aria-expanded') !== 'true';
    call.button.setAttribute('aria-expanded', open);
    if (open && !call.detail) {
        call.detail = html('tr', { class: 'detail', role: 'row', id: `detail-${call.number}` },
            html('td', { role: 'cell', colspan: 5 }, detail(call)));
        call.row.after(call.detail);
    }

    call.detail.hidden = !open;
}

function addRow(call) {
    const number = call.number;
    const cell = (name, ...content) => html('td', { class: name, role: 'cell' }, ...content);
    call.button = html('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': `detail-${number}` }, bdi(call.name));
    const names = call.speakers.map(speaker => `${speaker.name ?? 'Speaker'}${speaker.direction ? ` ${speaker.direction.toLowerCase()}` : ''}`);
    call.row = html('tr', { class: 'call', role: 'row' },
        cell('name', call.button,
            html('div', { class: 'muted' }, [minute(call.began), call.length === null ? null : clock(call.length)].filter(Boolean).join(' · '))),
        cell('course', hasReadings(call) ? [smallChart(call), html('span', { class: 'hidden' }, names.join(', '))] : null),
        cell('least', lowestCell(call)),
        cell('overall', html('div', { class: 'lines' }, call.speakers.map((speaker, index) => html('div', null,
            html('span', { class: `key s${index % 4}` }), bdi(speaker.name),
            speaker.overall ? toneTag(speaker.overall.label, overallText(speaker.overall)) : null,
            speaker.direction && speaker.direction !== 'Steady'
                ? html('span', { class: `trend ${speaker.direction}`, title: `${speaker.direction} ${signed(speaker.trend)}` },
                    sides[speaker.direction], html('span', { class: 'hidden' }, speaker.direction))
                : null)))),
        cell('found', foundCell(call)));
    call.row.addEventListener('click', event => {
        // Whoever marks an id to copy it does not want the row to open.
        if (event.target.closest('button') || getSelection().isCollapsed) {
            toggle(call);
        }
    });
}

const last = (one, other) => (one === null || one === undefined) - (other === null || other === undefined);
const least = call => Math.min(...call.speakers.map(speaker => speaker.trend ?? Infinity));
const orders = {
    lowest: (one, other) => one.number - other.number,
    trend: (one, other) => least(one) - least(other) || one.number - other.number,
    latest: (one, other) => last(one.began, other.began) || (other.began ?? '').localeCompare(one.began ?? '') || one.number - other.number,
    longest: (one, other) => (other.length ?? -1) - (one.length ?? -1) || one.number - other.number,
    name: (one, other) => (one.name ?? '').localeCompare(other.name ?? '') || one.number - other.number,
};

const filters = {
    search: (call, text) => call.text.includes(text.trim().toLowerCase()),
    lowest: (call, limit) => limit === 'none' ? call.lowest === undefined : call.lowest < Number(limit),
    trend: (call, direction) => call.speakers.some(speaker => speaker.direction === direction),
    match: (call, found) => ({ found: best(call).length > 0, nobody: searched(call) && best(call).length === 0, none: !searched(call) })[found],
};

let wanted = [];
let shown = 0;

// Rows are made when they are scrolled to, or when the page is printed: a thousand of them would hold the page up.
function showMore(most) {
    const next = wanted.slice(shown, shown + most);
    shown += next.length;
    next.filter(call => !call.row).forEach(addRow);
    body.append(...next.flatMap(call => call.detail ? [call.row, call.detail] : [call.row]));
    byId('more').hidden = shown === wanted.length;
    byId('more').textContent = `Show more of the ${(wanted.length - shown).toLocaleString('en')} other calls`;
}

function show() {
    const used = Object.entries(filters).filter(([id]) => byId(id).value !== '');
    wanted = data.calls.filter(call => used.every(([id, filter]) => filter(call, byId(id).value))).sort(orders[byId('sort').value]);
    shown = 0;
    body.replaceChildren();
    showMore(100);
    byId('count').textContent = wanted.length === data.calls.length ? `${wanted.length.toLocaleString('en')} calls`
        : `${wanted.length.toLocaleString('en')} of ${data.calls.length.toLocaleString('en')} calls`;
    byId('nothing').textContent = data.calls.length === 0 ? 'There are no calls in this report.' : 'No call fits these filters.';
    byId('nothing').hidden = wanted.length > 0;
    byId('calls').hidden = wanted.length === 0;
}

data.calls.forEach((call, number) => {
    call.number = number;
    call.length = hasReadings(call) && isTimed(call) ? end(call) : null;
    call.text = [call.name, call.connector, call.pipeline, call.region,
        ...call.speakers.flatMap(speaker => [speaker.name, speaker.task, speaker.status, speaker.message]),
        ...call.tasks.flatMap(task => [task.id, task.status, task.message, task.reference, task.speaker]),
        ...call.tasks.flatMap(task => (task.matches ?? []).map(match => match.profile))].filter(Boolean).join('\n').toLowerCase();
});
const count = test => data.calls.filter(test).length.toLocaleString('en');
byId('figures').append(...[
    ['Calls', count(() => true)],
    ['Below −0.5 at some point', count(call => call.lowest < -0.5)],
    ['With a falling trend', count(call => call.speakers.some(speaker => speaker.direction === 'Falling'))],
    ['With a match', count(call => best(call).length > 0)],
].map(([name, value]) => html('div', { class: 'card' }, html('dt', null, name), html('dd', null, value))));
byId('made').textContent = `Made ${minute(data.made)} UTC`;
byId('search').addEventListener('input', show);
['lowest', 'trend', 'match', 'sort'].forEach(id => byId(id).addEventListener('change', show));
byId('clear').addEventListener('click', () => {
    ['search', 'lowest', 'trend', 'match'].forEach(id => { byId(id).value = ''; });
    show();
    byId('search').focus();
});
byId('more').addEventListener('click', () => showMore(100));
new IntersectionObserver(([more]) => { if (more.isIntersecting) { showMore(100); } }, { rootMargin: '600px' }).observe(byId('more'));
addEventListener('beforeprint', () => showMore(Infinity));
show();
