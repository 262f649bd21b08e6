// Topics are suggested one by one. A browser's own list completes a whole field, so that each of its lines begins with all
// that stands before the topic that is being typed.
(() => {
  const form = document.querySelector('form.writing');
  const field = form.elements.topics;
  let turn = 0;
  let waiting;
  const suggest = async () => {
    const begun = /[^,،؛;]*$/.exec(field.value)[0].trimStart();
    const before = field.value.slice(0, field.value.length - begun.length);
    const named = before.split(/[,،؛;]/).map(name => name.trim().toLowerCase());
    const mine = ++turn;
    const answer = await fetch(`/admin/topics?edition=${encodeURIComponent(form.elements.edition?.value ?? field.lang)}&begins=${encodeURIComponent(begun)}`).catch(() => null);
    if (!answer?.ok || mine !== turn) return;
    field.list.replaceChildren(...(await answer.json()).filter(name => !named.includes(name.toLowerCase())).map(name => {
      const line = document.createElement('option');
      line.value = before + name;
      return line;
    }));
  };
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 200);
  });
  field.addEventListener('focus', suggest); // the edition may be another by now
  suggest();
})();
