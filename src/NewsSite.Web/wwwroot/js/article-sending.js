// An article: its picture comes while one writes; what is dropped or pasted on the text stands in it.
(() => {
  const body = sending?.form.elements.body;
  if (!body) return;
  const { form, input, make, lines, row, sendInto, onDrop, leave } = sending;
  const field = input.closest('.field');
  field.append(lines);
  let own;
  const choose = async file => {
    own?.stop();
    lines.replaceChildren();
    const line = own = row(lines, file);
    const made = await sendInto(file, line);
    if (!made || line !== own) return;
    input.value = '';
    let chosen = form.querySelector('.chosen');
    if (!chosen) field.before(chosen = make('div', { className: 'chosen' }));
    chosen.replaceChildren(make('img', { src: made.address, alt: '' }), make('input', { type: 'hidden', name: 'picture', value: made.key }));
    form.dispatchEvent(new Event('input', { bubbles: true }));
  };
  input.addEventListener('change', () => input.files.length && choose(input.files[0]));
  form.addEventListener('submit', event => {
    if (event.submitter?.formTarget === '_blank') return;
    leave();
    own?.stop(); // what has not come goes with the form
  });

  const intoText = async files => {
    const at = body.selectionStart;
    const list = make('ul', { className: 'sending' });
    body.after(list);
    for (const file of files) {
      const made = await sendInto(file, row(list, file));
      if (!made) continue;
      body.focus();
      const place = Math.min(at, body.value.length);
      const before = /(^|\n\n)$/.test(body.value.slice(0, place)) ? '' : '\n\n';
      body.setSelectionRange(place, place);
      const text = `${before}![](${/[\s()]/.test(made.name) ? `<${made.name}>` : made.name})\n\n`;
      if (!document.execCommand('insertText', false, text)) body.setRangeText(text);
      body.setSelectionRange(place + before.length + 2, place + before.length + 2); // between the brackets: what it shows
      body.dispatchEvent(new Event('input', { bubbles: true }));
    }
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
