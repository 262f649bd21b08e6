// A preview beside the text that follows what is typed: the readers' page, made by the paper itself of the whole form.
(() => {
  const say = document.currentScript.dataset;
  const form = document.querySelector('form.writing');
  const preview = form?.querySelector('button[formaction$="/preview"]');
  if (!preview) return;
  const make = (tag, has) => Object.assign(document.createElement(tag), has);
  const toggle = make('button', { type: 'button', className: 'quiet', textContent: say.show });
  toggle.setAttribute('aria-pressed', 'false');
  preview.after(toggle);

  let panel, line, frame, shown, timer, isComing, count = 0;
  const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  const draw = () => {
    const typed = fields();
    if (!panel || isComing || JSON.stringify(typed) === shown) return; // one at a time: on a slow line saving comes first
    isComing = true;
    shown = JSON.stringify(typed);
    // Each time a frame of its own: what was there stays until the new page is, and the way back in this tab stays short.
    const next = make('iframe', { name: `live-${++count}`, title: say.title, className: 'coming' });
    panel.append(next);
    const post = make('form', { method: 'post', enctype: 'multipart/form-data', action: preview.formAction, target: next.name, hidden: true });
    post.append(...typed.map(([name, value]) => make('input', { type: 'hidden', name, value })));
    document.body.append(post);
    post.submit();
    post.remove();
    const turn = count;
    next.addEventListener('load', () => {
      const page = next.contentDocument;
      if (page?.URL === 'about:blank') return;
      isComing = false;
      timer = setTimeout(draw, 1200); // what was typed meanwhile
      if (!page || turn !== count) {
        next.remove();
        if (turn === count) [line.textContent, shown] = [say.lost];
        return;
      }
      if (page.querySelector('.story')) page.getElementById('preview')?.remove(); // that it is one, who writes beside it knows
      next.contentWindow.scrollTo(0, frame?.contentWindow.scrollY ?? 0);
      frame?.remove();
      [frame, next.className, line.textContent] = [next, '', ''];
      page.addEventListener('click', event => {
        const link = event.target.closest('a[href]');
        if (!link || link.getAttribute('href').startsWith('#')) return;
        event.preventDefault();
        open(link.href, '_blank');
      });
      page.addEventListener('submit', event => event.preventDefault());
    });
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(draw, 1200);
  });
  toggle.addEventListener('click', () => {
    toggle.setAttribute('aria-pressed', String(!panel));
    if (panel) {
      panel.remove();
      panel = frame = shown = isComing = undefined;
      return;
    }
    panel = make('div', { className: 'framed' });
    line = make('p', { className: 'hint' });
    line.setAttribute('role', 'status');
    panel.append(line);
    form.querySelector('.text').after(panel);
    draw();
    panel.scrollIntoView({ block: 'nearest' });
  });
})();
