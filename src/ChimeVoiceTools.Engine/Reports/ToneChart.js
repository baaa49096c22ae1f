'use strict';

// Makes an element: text becomes text, never markup.
function make(document, space, name, attributes, children) {
    const node = space ? document.createElementNS(space, name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
        if (typeof value === 'function') {
            node.addEventListener(key, value);
        } else if (value !== null && value !== undefined && value !== false) {
            node.setAttribute(key, value === true ? '' : value);
        }
    }

    node.append(...children.flat().filter(child => child !== null && child !== undefined));
    return node;
}

const html = (name, attributes, ...children) => make(document, null, name, attributes, children);
const svg = (name, attributes, ...children) => make(document, 'http://www.w3.org/2000/svg', name, attributes, children);
const bdi = text => html('bdi', null, text ?? '–');

const signed = number => number.toFixed(2).replace(/^-(?=0\.00$)/, '').replace('-', '−');
const score = thousandths => thousandths === null || thousandths === undefined ? '–' : (thousandths / 1000).toFixed(2);
const balance = (speaker, index) => (speaker.positive[index] - speaker.negative[index]) / 1000;

// Where the readings say no time, they are counted.
const isTimed = call => call.speakers.every(speaker => speaker.from.every(from => from !== null && from !== undefined));

function clock(seconds) {
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const rest = String(Math.floor(seconds % 60)).padStart(2, '0');
    return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

function windowOf(call, speaker, index) {
    return isTimed(call) ? `${clock(speaker.from[index])}–${clock(speaker.to[index])}` : `reading ${index + 1}`;
}

const end = call => Math.max(1, ...call.speakers.map(speaker => speaker.to.length ? speaker.to[speaker.to.length - 1] : 0));

function line(speaker, x, y) {
    // A point without a neighbour would not be seen.
    const points = speaker.to.map((to, index) => `${x(to).toFixed(1)} ${y(balance(speaker, index)).toFixed(1)}`);
    return points.length === 1 ? `M${points[0]}h.1` : 'M' + points.join('L');
}

const drawn = call => call.speakers.map((speaker, index) => [speaker, index]).filter(([speaker]) => speaker.to.length > 0);

/** The curve of a call for a row of the list. */
function smallChart(call) {
    const [width, height, last] = [240, 48, end(call)];
    const [x, y] = [at => at / last * width, value => 3 + (1 - value) / 2 * (height - 6)];
    return svg('svg', { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
        svg('rect', { class: 'up', width, height: height / 2 }),
        svg('rect', { class: 'down', y: height / 2, width, height: height / 2 }),
        svg('line', { class: 'axis', x2: width, y1: height / 2, y2: height / 2 }),
        drawn(call).map(([speaker, index]) => svg('path', { class: `s${index % 4}`, d: line(speaker, x, y) })));
}

function ticks(last, most) {
    const steps = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400];
    const step = steps.find(seconds => last / seconds <= most) ?? Math.ceil(last / most / 3600) * 3600;
    return Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step);
}

/** The chart of a call, read with the pointer or with the arrow keys. */
function bigChart(call) {
    const speakers = drawn(call);
    const last = end(call);
    const times = [...new Set(speakers.flatMap(([speaker]) => speaker.to))].sort((one, other) => one - other);
    const tip = html('div', { class: 'tip card', hidden: true, 'aria-hidden': 'true' });
    const chart = html('div', {
        class: 'chart', tabindex: 0, role: 'slider', 'aria-label': 'Tone over the call, by reading', 'aria-orientation': 'horizontal',
        'aria-valuemin': 0, 'aria-valuemax': times.length - 1, 'aria-valuenow': 0,
    });
    const [left, right, top, plot] = [34, 10, 8, 190];
    const height = top + plot + 22 + speakers.length * 12;
    let [width, position, cursor] = [0, -1, null];
    const x = at => left + at / last * (width - left - right);
    const y = value => top + (1 - value) / 2 * plot;

    // The reading of a speaker that ended last at a time, or else the first one.
    const at = (speaker, time) => Math.max(0, speaker.to.findLastIndex(to => to <= time));

    // One stretch for all neighbours of a label, so that no seams are seen.
    function strip([speaker], row) {
        const since = speaker.to.map((_, reading) =>
            reading > 0 ? speaker.to[reading - 1] : Math.max(0, isTimed(call) ? speaker.from[0] : -1));
        const begins = speaker.label.flatMap((label, reading) => label === speaker.label[reading - 1] ? [] : [reading]);
        return begins.map((reading, index) => {
            const until = speaker.to[(begins[index + 1] ?? speaker.to.length) - 1];
            return svg('rect', {
                class: `label ${data.labels[speaker.label[reading]].replace(/\W/g, '')}`,
                x: x(since[reading]), y: top + plot + 22 + row * 12, width: Math.max(1, x(until) - x(since[reading])), height: 7,
            });
        });
    }

    function draw() {
        width = Math.max(260, chart.clientWidth);
        cursor = svg('g', { visibility: 'hidden' });
        const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, height, 'aria-hidden': 'true' },
            svg('rect', { class: 'up', x: left, y: top, width: width - left - right, height: plot / 2 }),
            svg('rect', { class: 'down', x: left, y: top + plot / 2, width: width - left - right, height: plot / 2 }),
            [1, 0, -1].map(value => svg('text', { x: left - 8, y: y(value) + 4, 'text-anchor': 'end' }, String(value).replace('-', '−'))),
            svg('text', { class: 'up-text', x: left + 8, y: top + 16 }, 'positive'),
            svg('text', { class: 'down-text', x: left + 8, y: top + plot - 8 }, 'negative'),
            ticks(last, width / 70).map(tick => [
                svg('line', { class: 'grid', x1: x(tick), x2: x(tick), y1: top, y2: top + plot }),
                svg('text', { x: x(tick), y: top + plot + 15, 'text-anchor': tick === 0 ? 'start' : x(tick) > width - 30 ? 'end' : 'middle' },
                    isTimed(call) ? clock(tick) : String(tick + 1)),
            ]).flat(),
            svg('line', { class: 'axis', x1: left, x2: width - right, y1: y(0), y2: y(0) }),
            speakers.map(strip).flat(),
            speakers.map(([speaker, index]) => svg('path', { class: `s${index % 4}`, d: line(speaker, x, y) })),
            speakers.map(([speaker, index]) => svg('circle', {
                class: `s${index % 4}`, r: 4.5, cx: x(speaker.to[speaker.lowest]), cy: y(balance(speaker, speaker.lowest)),
            })),
            cursor);
        chart.replaceChildren(picture, tip);
        if (position >= 0) {
            show(position);
        }
    }

    function show(wanted) {
        position = Math.min(times.length - 1, Math.max(0, wanted));
        const time = times[position];
        const readings = speakers.map(([speaker, index]) => ({ speaker, index, reading: at(speaker, time) }));
        cursor.setAttribute('visibility', 'visible');
        cursor.replaceChildren(
            svg('line', { class: 'axis', x1: x(time), x2: x(time), y1: top, y2: top + plot }),
            ...readings.map(({ speaker, index, reading }) => svg('circle', {
                class: `s${index % 4}`, r: 4, cx: x(speaker.to[reading]), cy: y(balance(speaker, reading)),
            })));
        tip.replaceChildren(...readings.map(({ speaker, index, reading }) => html('div', null,
            html('div', { class: 'legend' }, html('span', null, html('span', { class: `key s${index % 4}` }), bdi(speaker.name)),
                html('span', { class: 'muted' }, windowOf(call, speaker, reading))),
            html('table', null, ['positive', 'neutral', 'negative'].map(name => html('tr', null,
                html('th', null, name), html('td', null, score(speaker[name][reading]))))))));
        tip.hidden = false;
        const room = width - tip.offsetWidth;
        tip.style.left = `${Math.max(0, Math.min(room, x(time) > width / 2 ? x(time) - tip.offsetWidth - 12 : x(time) + 12))}px`;
        chart.setAttribute('aria-valuenow', position);
        chart.setAttribute('aria-valuetext', readings.map(({ speaker, reading }) =>
            `${speaker.name ?? 'Speaker'}, ${windowOf(call, speaker, reading)}: ${data.labels[speaker.label[reading]]}, `
            + `positive ${score(speaker.positive[reading])}, neutral ${score(speaker.neutral[reading])}, `
            + `negative ${score(speaker.negative[reading])}`).join('; '));
    }

    function hide() {
        position = -1;
        tip.hidden = true;
        cursor?.setAttribute('visibility', 'hidden');
    }

    function point(event) {
        const wanted = (event.clientX - chart.getBoundingClientRect().left - left) / (width - left - right) * last;
        show(times.reduce((best, time, index) => Math.abs(time - wanted) < Math.abs(times[best] - wanted) ? index : best, 0));
    }

    const keys = {
        ArrowRight: () => position + 1, ArrowUp: () => position + 1, ArrowLeft: () => position - 1, ArrowDown: () => position - 1,
        PageUp: () => position + 10, PageDown: () => position - 10, Home: () => 0, End: () => times.length - 1,
    };
    chart.addEventListener('keydown', event => {
        if (event.key === 'Escape') {
            hide();
        } else if (keys[event.key]) {
            event.preventDefault();
            show(keys[event.key]());
        }
    });
    chart.addEventListener('focus', () => { if (position < 0 && chart.matches(':focus-visible')) { show(0); } });
    chart.addEventListener('blur', hide);
    chart.addEventListener('pointermove', point);
    chart.addEventListener('pointerdown', point);
    chart.addEventListener('pointerleave', hide);
    new ResizeObserver(() => { if (chart.clientWidth !== width && chart.clientWidth > 0) { draw(); } }).observe(chart);
    return chart;
}
