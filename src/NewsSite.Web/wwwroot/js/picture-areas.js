// Areas of a picture are drawn on it with the pointer; the fields beside it name one in numbers, for who has none.
(() => {
  const picture = document.querySelector('.areas');
  const form = document.querySelector('form.drawing');
  const image = picture?.querySelector('img');
  if (!image || !form) return;
  const svg = (name, has) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const key in has) made.setAttribute(key, has[key]);
    return made;
  };
  const sheet = svg('svg', { class: 'marks', 'aria-hidden': 'true' });
  picture.append(sheet);
  picture.classList.add('live');
  const forget = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent: form.dataset.forget, hidden: true });
  form.querySelector('.buttons').append(forget);

  const fields = () => form.querySelectorAll('input[name="areas"]');
  const show = () => {
    sheet.replaceChildren(...[...fields()].map(field => {
      const [x, y, width, height] = field.value.split(' ').map(number => `${number}%`);
      return svg('rect', { x, y, width, height });
    }));
    forget.hidden = fields().length === 0;
  };
  const at = event => {
    const box = image.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height].map(part => Math.max(0, Math.min(100, part * 100)));
  };
  let from, drawn;
  // Whole percents, rather too much than too little.
  const between = ([x, y], [u, v]) => {
    const [left, top] = [Math.floor(Math.min(x, u)), Math.floor(Math.min(y, v))];
    return [left, top, Math.ceil(Math.max(x, u)) - left, Math.ceil(Math.max(y, v)) - top];
  };
  image.draggable = false;
  picture.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    event.preventDefault();
    from = at(event);
    picture.setPointerCapture(event.pointerId);
    drawn = sheet.appendChild(svg('rect', {}));
  });
  picture.addEventListener('pointermove', event => {
    if (!from) return;
    const [x, y, width, height] = between(from, at(event));
    for (const [key, value] of Object.entries({ x, y, width, height })) drawn.setAttribute(key, `${value}%`);
  });
  const end = event => {
    if (!from) return;
    const area = between(from, at(event));
    from = undefined;
    if (event.type === 'pointerup' && area[2] > 1 && area[3] > 1) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'areas', value: area.join(' ') }));
    show();
  };
  picture.addEventListener('pointerup', end);
  picture.addEventListener('pointercancel', end);
  forget.addEventListener('click', () => {
    fields().forEach(field => field.remove());
    show();
  });
  show();
})();
