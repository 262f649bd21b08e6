// An article: its picture comes while one writes; what is dropped or pasted on the text stands in it.
(() => {
  const body = sending?.form.elements.body;
  if (!body) return;
  const { form, input, make, lines, row, sendInto, onDrop, leave } = sending;
  const field = input.closest('.field');
  field.append(lines);
  let own, inText = 0, isLeaving = false;
  const choose = async file => {
    own?.stop();
    lines.replaceChildren();
    const line = own = row(lines, file);
    const made = await sendInto(file, line);
    if (line !== own || isLeaving) return;
    input.value = ''; // what was refused or stopped does not go with the form
    if (!made) return;
    let chosen = form.querySelector('.chosen');
    if (!chosen) field.before(chosen = make('div', { className: 'chosen' }));
    chosen.replaceChildren(make('img', { src: made.address, alt: '' }), make('input', { type: 'hidden', name: 'picture', value: made.key }));
    form.dispatchEvent(new Event('input', { bubbles: true }));
  };
  input.addEventListener('change', () => input.files.length && choose(input.files[0]));
  form.addEventListener('submit', event => {
    if (event.submitter?.formTarget === '_blank') return;
    isLeaving = true;
    if (!inText) leave(); // for what the text waits for, the browser asks
    own?.stop(); // what has not come goes with the form
  });

  // Where a picture was dropped its place is kept, so that one can write on; who looks at it sees its name.
  const put = (from, to, text) => {
    body.setRangeText(text, from, to, 'preserve');
    body.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const intoText = async files => {
    const list = make('ul', { className: 'sending' });
    body.after(list);
    const at = body.selectionStart;
    const before = /(^|\n\n)$/.test(body.value.slice(0, at)) ? '' : '\n\n';
    const waiting = files.map((file, i) => [file, `![… ${file.name.replace(/[[\]]/g, '')} ${Date.now() % 100000}-${i}]()`]);
    put(at, at, `${before}${waiting.map(([, mark]) => mark).join('\n\n')}\n\n`);
    inText++;
    for (const [file, mark] of waiting) {
      const made = await sendInto(file, row(list, file));
      const place = body.value.indexOf(mark);
      if (place < 0) continue; // taken out meanwhile
      const name = made && (/[\s()]/.test(made.name) ? `<${made.name}>` : made.name);
      put(place, place + mark.length, made ? `![](${name})` : '');
      if (made && files.length === 1 && [body, document.body].includes(document.activeElement) && body.selectionStart === at) {
        body.focus();
        body.setSelectionRange(place + 2, place + 2); // between the brackets: what it shows
      }
    }
    inText--;
    if (!list.querySelector('.fault')) list.remove();
  };
  onDrop(form, (files, target) => {
    if (target === body) return intoText(files);
    const first = new DataTransfer();
    first.items.add(files[0]);
    input.files = first.files; // as if it had been chosen: a form that is saved too soon brings it along
    choose(files[0]);
    if (files.length > 1) intoText(files.slice(1));
  });
  body.addEventListener('paste', event => {
    const files = [...event.clipboardData.files].filter(file => file.type.startsWith('image/'));
    if (!files.length || [...event.clipboardData.types].includes('text/plain')) return;
    event.preventDefault();
    intoText(files);
  });
})();
