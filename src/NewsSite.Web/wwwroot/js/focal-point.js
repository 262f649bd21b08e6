// The focal point of a picture is named by a click on it; the fields beside it say the same in numbers.
(() => {
  const aim = document.querySelector('.aim');
  const [x, y] = ['focusX', 'focusY'].map(id => document.getElementById(id));
  if (!aim || !x) return;
  const point = aim.querySelector('.point');
  const percent = (at, from, length) => Math.max(0, Math.min(100, Math.round((at - from) / length * 100)));
  const show = () => {
    const isSet = x.value.trim() !== '' && y.value.trim() !== '';
    point.toggleAttribute('hidden', !isSet);
    if (!isSet) return;
    point.firstElementChild.setAttribute('cx', `${parseInt(x.value, 10) || 0}%`);
    point.firstElementChild.setAttribute('cy', `${parseInt(y.value, 10) || 0}%`);
  };
  aim.classList.add('live');
  aim.addEventListener('click', event => {
    const box = aim.querySelector('img').getBoundingClientRect();
    x.value = percent(event.clientX, box.left, box.width);
    y.value = percent(event.clientY, box.top, box.height);
    show();
  });
  x.addEventListener('input', show);
  y.addEventListener('input', show);
  show();
})();
