// Writing at the desk: what is typed is sent to be kept beside the article, and stays in this browser until that is done.
(() => {
  const say = document.currentScript.dataset;
  const form = document.querySelector('form.writing');
  const body = form?.elements.body;
  if (!body) return;
  // What makes Markdown of what is pasted is fetched when the text is first gone into: the page comes sooner on a slow line.
  body.addEventListener('focus', () => import(say.paste).catch(() => {}), { once: true });
  form.elements.topics.addEventListener('focus', () => import(say.topics).catch(() => {}), { once: true });
  const tongue = [document.documentElement.lang, 'fa-AF'];
  const number = new Intl.NumberFormat(tongue).format;
  const clock = new Intl.DateTimeFormat(tongue, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format;
  const make = (tag, name, text = '') => Object.assign(document.createElement(tag), { className: name, textContent: text });
  const token = '__RequestVerificationToken';

  const fields = () => [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && ![token, 'tab'].includes(name));
  const fill = entries => {
    for (const field of form.elements) {
      if (!field.name || field.name === token || /file|submit/.test(field.type)) continue;
      const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === 'checkbox') field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
    count();
  };

  // This browser
  const mine = `typed ${say.by} `;
  const key = () => mine + (say.code || `new ${form.elements.code.value}`);
  const storage = act => {
    try { return act(localStorage); } catch { return false; }
  };
  const keepHere = () => storage(s => (s.setItem(key(), JSON.stringify({ at: Date.now(), entries: fields() })), true));
  const forget = () => storage(s => [key(), `${mine}new ${say.code}`].forEach(k => s.removeItem(k)));
  const foundHere = () => storage(s => {
    const keys = say.code ? [key()] : Object.keys(s).filter(k => k.startsWith(`${mine}new `));
    const all = keys.map(k => JSON.parse(s.getItem(k))).filter(Boolean).sort((a, b) => b.at - a.at);
    return all.find(one => say.code || same(one.entries, fields(), /^source$/));
  });
  const same = (a, b, which) => [a, b].map(all => JSON.stringify(all.filter(([name]) => which.test(name)))).reduce((x, y) => x === y);

  // The paper
  let sent, timer, since, flight, round = 0, isLeaving = false;
  const line = make('p', 'hint');
  form.querySelector('.buttons').append(line);
  const tell = (text, isBad) => {
    line.setAttribute('aria-live', isBad ? 'polite' : 'off');
    line.textContent = text;
  };
  const tab = crypto.getRandomValues(new Uint32Array(1))[0].toString(36); // another tab's words are not overwritten unseen
  form.addEventListener('formdata', event => event.formData.append('tab', tab));
  const post = isLast => {
    const data = new FormData(form);
    data.delete('upload');
    flight = new AbortController();
    return fetch(say.to, { method: 'POST', body: data, redirect: 'manual', keepalive: isLast, signal: flight.signal }).catch(() => null);
  };
  // After a new sign-in the form needs the token of the new session.
  const renew = async () => {
    const page = await fetch(location.pathname, { redirect: 'manual' }).catch(() => null);
    const found = page?.ok && /"__RequestVerificationToken"[^>]*? value="([\w-]+)"/.exec(await page.text());
    if (found) form.elements[token].value = found[1];
    return found;
  };
  const send = async isLast => {
    clearTimeout(timer);
    const typed = JSON.stringify(fields());
    if (isLeaving || typed === sent) return;
    const isHere = keepHere();
    if (say.undecided) return tell(isHere ? say.waits : say.nowhere, true);
    flight?.abort();
    since = 0;
    const turn = ++round;
    let answer = await post(isLast);
    if (answer?.status === 400 && !isLast && await renew()) answer = await post();
    if (turn !== round) return;
    if (answer?.status === 204) {
      sent = typed;
      if (JSON.stringify(fields()) === typed) forget();
      return tell(say.kept.replace('{0}', clock(new Date())));
    }
    tell(!isHere ? say.nowhere : !answer ? say.local : [400, 401].includes(answer.status) ? say.signedOut : say.refused, true);
    timer = setTimeout(send, 20000);
  };
  const typing = () => {
    clearTimeout(timer);
    since ||= Date.now();
    // Some seconds after the last letter; who never stops is kept twice a minute.
    timer = setTimeout(send, Math.max(0, Math.min(3000, since + 30000 - Date.now())));
  };

  let soon;
  form.addEventListener('input', () => {
    typing();
    clearTimeout(soon);
    soon = setTimeout(() => isLeaving || keepHere(), 400);
  });
  addEventListener('online', () => line.textContent && send());
  addEventListener('pagehide', () => send(true));
  addEventListener('pageshow', () => { isLeaving = false; });
  document.addEventListener('submit', event => {
    const to = event.submitter?.formTarget || event.target.getAttribute('action');
    if (event.target === form ? to === '_blank' : !/autosave$|sign-out$/.test(to)) return;
    if (/out$/.test(to)) send(true);
    else flight?.abort();
    if (event.target === form) keepHere();
    else forget();
    round++;
    isLeaving = true;
  });

  // The toolbar; what it does can be undone as typing can.
  const put = (from, to, text, start = from, end = from + text.length) => {
    body.focus();
    body.setSelectionRange(from, to);
    if (!document.execCommand('insertText', false, text)) {
      body.setRangeText(text);
      body.dispatchEvent(new Event('input', { bubbles: true }));
    }
    body.setSelectionRange(start, end);
  };
  const around = mark => () => {
    const { selectionStart: from, selectionEnd, value } = body;
    const n = mark.length;
    const to = from + value.slice(from, selectionEnd).trimEnd().length;
    const stars = /\**$/.exec(value.slice(0, from))[0].length;
    if ((n === 1 ? stars % 2 : stars > 1) && value.slice(to, to + n) === mark) return put(from - n, to + n, value.slice(from, to));
    put(from, to, mark + value.slice(from, to) + mark, from + n, to + n);
  };
  const before = mark => () => {
    const { selectionStart, selectionEnd, value } = body;
    const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
    const end = value.indexOf('\n', selectionEnd);
    const to = end < 0 ? value.length : end;
    const lines = value.slice(from, to).split('\n');
    const isOn = lines.every(l => l.startsWith(mark));
    put(from, to, lines.map(l => isOn ? l.slice(mark.length) : mark + l).join('\n'));
  };
  const link = () => {
    const { selectionStart: from, selectionEnd: to, value } = body;
    const words = value.slice(from, to);
    const isAddress = /^https?:\/\/\S+$/.test(words);
    const at = isAddress ? from + 1 : from + words.length + 3;
    put(from, to, isAddress ? `[](${words})` : `[${words}](https://)`, at, isAddress ? at : at + 8);
  };
  const acts = { bold: around('**'), italic: around('*'), heading: before('## '), link, quote: before('> '), list: before('- ') };
  const keys = { b: 'bold', i: 'italic', k: 'link' };
  const tools = make('span', 'tools');
  tools.setAttribute('role', 'group');
  tools.setAttribute('aria-label', say.tools);
  for (const name in acts) {
    const button = tools.appendChild(make('button', 'quiet', say[name]));
    button.type = 'button';
    const short = Object.keys(keys).find(k => keys[k] === name);
    if (short) button.title = `Ctrl+${short.toUpperCase()}`;
    button.addEventListener('click', acts[name]);
  }
  body.before(tools);
  body.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const name = keys[/^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.slice(3).toLowerCase()];
    if (!name) return;
    event.preventDefault();
    acts[name]();
  });

  form.querySelector('.counted')?.remove();
  const total = make('span', 'hint');
  body.after(total);
  function count() {
    const words = body.value.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c'’-]*/gu)?.length ?? 0;
    total.textContent = say.count.replace('{0}', number(words)).replace('{1}', number(Math.max(1, Math.round(words / 200))));
  }
  body.addEventListener('input', count);
  count();

  // The words are of the edition that is chosen
  const edition = form.querySelector('select#edition');
  edition?.addEventListener('change', () => {
    const { value, dir } = edition.selectedOptions[0];
    for (const name of ['headline', 'summary', 'body', 'topics', 'caption', 'credit', 'searchTitle', 'searchDescription', 'socialTitle', 'socialDescription', ...(form.elements.altLang?.value ? [] : ['alt'])])
      if (form.elements[name]) Object.assign(form.elements[name], { lang: value, dir });
  });

  // What an earlier visit could not send
  if (say.saved || say.chosen) forget(); // who went to choose a picture had it all kept before
  if (say.returned || say.chosen) return typing();
  const came = fields();
  sent = JSON.stringify(came);
  const found = foundHere();
  if (!found) return;
  const version = entries => Number(entries.find(([name]) => name === 'version')[1]);
  const isOlder = version(found.entries) < version(came);
  if (same(found.entries, came, isOlder ? /^(headline|summary|body|topics|alt|caption|credit|search\w+|social\w+)$/ : /^(?!warned|wasPinned)/)) return forget();
  const notice = make('div', 'notice');
  const swap = make('button', 'quiet', say.put);
  swap.type = 'button';
  let isIn = false;
  const turn = () => {
    isIn = !isIn;
    fill(isIn ? found.entries : came);
    swap.textContent = isIn ? say.back : say.put;
    typing();
  };
  swap.addEventListener('click', turn);
  notice.append(make('p', '', say.found.replace('{0}', clock(found.at))), make('p', ''));
  notice.lastChild.append(swap);
  form.before(notice);
  if (!say.taken) turn();
})();
