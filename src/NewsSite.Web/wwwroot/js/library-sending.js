// The library: several pictures one after the other, and the list anew once all are there.
(() => {
  if (!sending) return;
  const { form, input, say, make, lines, row, sendInto, onDrop } = sending;
  form.append(lines);
  const there = new URL(form.action);
  let queue = Promise.resolve(), waiting = 0, added = 0, refused = 0;
  const end = () => {
    there.searchParams.set('added', added);
    if (!refused) location.assign(there);
    else if (added) {
      form.querySelector('.sending ~ a')?.remove();
      lines.after(make('a', { href: there, textContent: say.show }));
    }
  };
  const take = files => {
    for (const file of files) {
      waiting++;
      const line = row(lines, file);
      queue = queue.then(async () => {
        await sendInto(file, line) ? added++ : refused++;
        if (--waiting === 0) end();
      });
    }
    input.value = '';
  };
  form.addEventListener('submit', event => {
    if (!input.files.length) return;
    event.preventDefault();
    take([...input.files]);
  });
  onDrop(document.body, take);
})();
