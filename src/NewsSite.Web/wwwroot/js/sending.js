// Photographs are made smaller before they are sent, come piece by piece, and go on by themselves after a dropped line.
const sending = (() => {
  const say = document.currentScript.dataset;
  const input = document.querySelector('input[type="file"][name="upload"]');
  const form = input?.form;
  if (!form) return;
  const number = new Intl.NumberFormat([document.documentElement.lang, 'fa-AF'], { maximumFractionDigits: 1 }).format;
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (all, i) => values[i]);
  const make = (tag, has = {}) => Object.assign(document.createElement(tag), has);
  const longest = 2560, tallest = 6000, small = 700000;

  // A browser that hides what its canvas draws would send noise instead of a picture.
  const isTrue = () => {
    const pen = make('canvas', { width: 8, height: 8 }).getContext('2d');
    pen.fillStyle = '#2a7fb3';
    pen.fillRect(0, 0, 8, 8);
    return pen.getImageData(0, 0, 8, 8).data.every((value, i) => value === [0x2a, 0x7f, 0xb3, 255][i % 4]);
  };
  const smaller = async file => {
    try {
      if (!isTrue()) return file;
      const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const scale = Math.min(1, longest / image.width, tallest / image.height);
      if (scale === 1 && file.size < small) return file;
      const sheet = make('canvas', { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
      const pen = sheet.getContext('2d');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, sheet.width, sheet.height);
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(image, 0, 0, sheet.width, sheet.height);
      image.close();
      const made = await new Promise(done => sheet.toBlob(done, 'image/jpeg', .86));
      return made && made.size < file.size ? made : file;
    } catch {
      return file; // the paper says what is wrong with it
    }
  };

  const pause = (time, signal) => new Promise(done => {
    const end = () => [clearTimeout(timer), removeEventListener('online', end), done()];
    const timer = setTimeout(end, time);
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
  // Status 0 where no answer comes: a line that stalls is as good as dropped.
  const post = async (code, fields, signal) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...fields, __RequestVerificationToken: form.elements.__RequestVerificationToken.value })) data.append(name, value);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), 120000);
    const stop = () => late.abort();
    signal.addEventListener('abort', stop);
    try {
      const answer = await fetch(`/admin/pictures/sent/${code}`, { method: 'POST', body: data, redirect: 'manual', signal: late.signal });
      return [answer.type === 'opaqueredirect' ? 401 : answer.status, await answer.text()];
    } catch {
      return [0, ''];
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  };
  // After a new sign-in the form needs the token of the new session.
  const renew = async () => {
    const page = await fetch(location.pathname, { redirect: 'manual' }).catch(() => null);
    const found = page?.ok && /"__RequestVerificationToken"[^>]*? value="([\w-]+)"/.exec(await page.text());
    if (found) form.elements.__RequestVerificationToken.value = found[1];
    return found;
  };
  const send = async (file, tell, signal) => {
    tell(say.smaller, 0);
    if (!file.size || !await file.slice(0, 1).arrayBuffer().catch(() => null)) throw new Error(say.unreadable);
    const sent = await smaller(file);
    const code = [...crypto.getRandomValues(new Uint8Array(16))].map(n => '0123456789abcdefghjkmnpqrstvwxyz'[n % 32]).join('');
    let from = 0, size = 32768, wait = 1000, isRenewed = false, isRestarted = false;
    while (!signal.aborted) {
      const isAll = from >= sent.size;
      tell(isAll ? say.making : fill(say.sending, number(from / 1000 | 0), number(Math.ceil(sent.size / 1000))), from / sent.size);
      const began = Date.now();
      const [status, text] = await post(code, isAll ? { step: 'store', name: file.name } : { from, piece: sent.slice(from, from + size) }, signal);
      if (signal.aborted) break;
      if (status === 200 && isAll) return JSON.parse(text);
      if (status === 200) {
        from = Number(text);
        [wait, isRenewed] = [1000, false];
        if (Date.now() - began < 1500) size = Math.min(size * 2, 1 << 20);
      } else if (status === 404 && isAll && !isRestarted) { // it lay there too long, and was cleared
        [from, isRestarted] = [0, true];
      } else if (status === 0 || status === 429 || status > 499) {
        tell(say.waiting, from / sent.size);
        size = Math.max(16384, size >> 1);
        await pause(wait, signal);
        wait = Math.min(wait * 2, 30000);
      } else if (status === 422 || isRenewed) {
        throw new Error(status === 422 ? text : say.signedOut);
      } else { // signed out: it goes on after a sign-in in another tab
        while (!signal.aborted && !await renew()) {
          tell(say.signedOut, from / sent.size);
          await pause(4000, signal);
        }
        isRenewed = true;
      }
    }
    throw new Error(say.stopped);
  };

  const lines = make('ul', { className: 'sending' });
  const said = make('p', { className: 'unseen' });
  said.setAttribute('role', 'status');
  form.after(said);
  let underWay = 0, isLeaving = false;
  addEventListener('beforeunload', event => underWay && !isLeaving && event.preventDefault());

  // One line for each file, with a way to stop it.
  const row = (list, file) => {
    const stopping = new AbortController();
    const line = list.appendChild(make('li'));
    const bar = make('progress', { max: 1, value: 0 });
    bar.setAttribute('aria-label', file.name);
    const text = make('span', { className: 'hint', textContent: say.turn });
    const stop = make('button', { type: 'button', className: 'quiet', textContent: say.stop });
    stop.addEventListener('click', () => stopping.abort());
    line.append(make('bdi', { textContent: file.name }), bar, text, stop);
    const end = (words, isBad) => {
      bar.remove();
      stop.remove();
      text.textContent = words;
      text.className = isBad ? 'fault' : 'hint';
      said.textContent = `${file.name}: ${words}`;
    };
    const tell = (words, part) => [text.textContent, bar.value] = [words, part];
    return { signal: stopping.signal, tell, end, stop: () => stopping.abort() };
  };
  /** What the paper made of the file, or nothing: its line says why. */
  const sendInto = async (file, line) => {
    underWay++;
    try {
      const made = await send(file, line.tell, line.signal);
      line.end(say.sent);
      return made;
    } catch (refused) {
      line.end(refused.message, true);
    } finally {
      underWay--;
    }
  };
  const onDrop = (place, take) => {
    const hasFiles = event => [...event.dataTransfer.types].includes('Files');
    place.addEventListener('dragover', event => hasFiles(event) && event.preventDefault());
    place.addEventListener('drop', event => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      take([...event.dataTransfer.files], event.target);
    });
  };
  return { form, input, say, make, lines, row, sendInto, onDrop, leave: () => { isLeaving = true; } };
})();
