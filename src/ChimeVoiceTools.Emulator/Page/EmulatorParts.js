'use strict';

const byId = id => document.getElementById(id);
const token = document.querySelector('meta[name=emulator-page]').content;
const words = JSON.parse(byId('words').textContent);

// Makes an element: text becomes text, never markup.
function html(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
        if (typeof value === 'function') {
            node.addEventListener(key, value);
        } else if (value !== null && value !== undefined && value !== false) {
            node.setAttribute(key, value);
        }
    }

    node.append(...children.flat().filter(child => child !== null && child !== undefined));
    return node;
}

// What neither a reader nor a terminal is to act upon is shown as a replacement character.
const shown = text => text === null || text === undefined || text === '' ? '–'
    : String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd').slice(0, 300);
const bdi = text => html('bdi', { title: shown(text) }, shown(text));
const clock = text => text ? text.slice(11, 19) : '–';

const rowsOf = new WeakMap();

/** Has a list show items, each in the element that it has had so far, so that focus and what is open stay. */
function sync(list, items, key, make) {
    const before = rowsOf.get(list) ?? new Map();
    const rows = new Map();
    for (const item of items) {
        const text = JSON.stringify(item);
        let row = before.get(key(item));
        if (!row || row.text !== text) {
            const old = row;
            row = make(item);
            row.text = text;
            if (old?.contains(document.activeElement)) {
                old.replaceWith(row);
                row.querySelector('button')?.focus();
            }
        }

        rows.set(key(item), row);
    }

    const wanted = [...rows.values()];
    [...list.children].filter(child => !wanted.includes(child)).forEach(child => child.remove());
    wanted.forEach((row, index) => { if (list.children[index] !== row) { list.insertBefore(row, list.children[index] ?? null); } });
    rowsOf.set(list, rows);
    byId(`${list.id}-empty`).hidden = items.length > 0;
}

/** Puts new entries of a log on top, of which the newest stay. */
function prepend(list, entries, make) {
    const isFirst = list.childElementCount === 0;
    for (const entry of [...entries].reverse()) {
        const item = make(entry);
        item.classList.toggle('fresh', !isFirst);
        list.prepend(item);
    }

    [...list.children].slice(200).forEach(item => item.remove());
    byId(`${list.id}-empty`).hidden = list.childElementCount > 0;
}

/** Sends what the page is to do, which the emulator takes from its own page alone. */
async function send(path, body) {
    try {
        const answer = await fetch(`/_emulator/${path}`, {
            method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'X-Emulator-Page': token },
        });
        report(answer.ok ? null : (await answer.json()).Message);
        return answer.ok;
    } catch {
        report('The emulator does not answer.');
        return false;
    } finally {
        refresh();
    }
}

function report(message) {
    byId('problem').textContent = message ?? '';
    byId('problem').hidden = !message;
}
