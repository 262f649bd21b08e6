// The form for comments: how much room is left, what the comment will look like, a key by which the paper knows the form if
// it comes again, and a reader's token that was kept. The preview is made of elements, never of HTML; what is shown in the
// end is made by the server, from the same few marks.
(() => {
  const form = document.querySelector('.comment-form[data-left]');
  const field = form && form.querySelector('textarea');
  if (!field) return;
  const number = n => String(n).replace(/\d/g, digit => form.dataset.digits[digit]);
  const make = (tag, auto) => {
    const made = document.createElement(tag);
    if (auto) made.dir = 'auto';
    return made;
  };

  const inline = (into, text) => {
    const mark = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<]+)/;
    for (let found = mark.exec(text); found; found = mark.exec(text)) {
      into.append(text.slice(0, found.index));
      const [, strong, em, label, href, bare] = found;
      const made = make(strong ? 'strong' : em ? 'em' : 'a');
      made.textContent = strong || em || label || bare;
      if (href || bare) made.href = href || bare;
      into.append(made);
      text = text.slice(found.index + found[0].length);
    }
    into.append(text);
  };
  const block = lines => {
    const kind = /^> ?/.test(lines[0]) ? 'blockquote' : /^[-*+] /.test(lines[0]) ? 'ul' : /^\d+[.)] /.test(lines[0]) ? 'ol' : 'p';
    const made = make(kind, true);
    if (kind === 'p' || kind === 'blockquote') {
      const words = kind === 'p' ? made : made.appendChild(make('p', true));
      words.className = 'typed';
      inline(words, lines.map(line => kind === 'p' ? line : line.replace(/^> ?/, '')).join('\n'));
    } else {
      for (const line of lines) inline(made.appendChild(make('li')), line.replace(/^([-*+]|\d+[.)]) /, ''));
    }
    return made;
  };

  const { key, token } = form.elements;
  // In the history too: after Back a browser fills in again what was typed, and no hidden field.
  if (key && !key.value) {
    key.value = [...crypto.getRandomValues(new Uint8Array(26))].map(n => '0123456789abcdefghjkmnpqrstvwxyz'[n % 32]).join('');
    history.replaceState({ ...history.state, key: key.value }, '');
  }
  const kept = (act, value) => {
    try {
      return localStorage[act]('reader-token', value);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  if (token && !token.value && kept('getItem')) {
    token.value = kept('getItem');
    const line = make('span');
    line.className = 'hint';
    const forget = make('button');
    forget.type = 'button';
    forget.className = 'quiet';
    forget.textContent = form.dataset.forget;
    forget.addEventListener('click', () => [kept('removeItem'), token.value = '', line.remove(), token.focus()]);
    line.append(form.dataset.kept, ' ', forget);
    token.after(line);
  }

  const left = make('p');
  left.className = 'hint';
  const preview = make('div');
  preview.className = 'words';
  const details = make('details');
  details.className = 'fold';
  const summary = make('summary');
  summary.textContent = form.dataset.preview;
  details.append(summary, preview);

  const show = () => {
    const room = form.dataset.most - field.value.length;
    left.setAttribute('aria-live', room > 500 ? 'off' : 'polite'); // heard only when it matters
    left.textContent = (room < 0 ? form.dataset.over : form.dataset.left).replace('{0}', number(Math.abs(room)));
    left.className = room < 0 ? 'error' : 'hint';
    if (!details.open) return;
    preview.replaceChildren(...field.value.split(/\n\s*\n/).map(part => part.split('\n').filter(line => line.trim())).filter(part => part.length).map(block));
  };
  // With the first letter: before that nothing is needed, and nothing below may move while the page is read.
  field.addEventListener('input', () => field.parentNode.after(left, details), { once: true });
  field.addEventListener('input', show);
  details.addEventListener('toggle', show);
  if (field.value) field.dispatchEvent(new Event('input')); // typed while this file was on its way
})();
