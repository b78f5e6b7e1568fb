/*
 * A day is typed as the page writes it, 29/11/2026, whatever language the browser speaks. The browser's own
 * calendar opens from the sign at the end of the field, or with Alt and the arrow down; arrows move by a day.
 */
const SIGN = 34

const two = (number) => String(number).padStart(2, '0')

/** '29/11/2026 14:00', '29112026', '2026-11-29T14:00' as { day, time }; null when there is no such day. */
function read(text) {
  const local =
    /^\s*(\d{1,2})[/. -]?(\d{1,2})[/. -]?(\d{4})(?:\s+(\d{1,2})[:hH]?(\d{2}))?\s*$/.exec(text)
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}).*)?\s*$/.exec(text)
  const [year, month, date, hour, minute] = local
    ? [local[3], local[2], local[1], local[4], local[5]]
    : (iso?.slice(1) ?? [])
  const day = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)))
  if (!Number.isFinite(day.getTime()) || day.getUTCDate() !== Number(date)) return null
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return null
  return { day, time: hour === undefined ? '' : `${two(hour)}:${minute}` }
}

function written({ day, time }) {
  const date = `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`
  return time ? `${date} ${time}` : date
}

function iso({ day, time }, timed) {
  const date = day.toISOString().slice(0, 10)
  return timed ? `${date}T${time || '08:00'}` : date
}

function write(field, moment) {
  field.value = written(moment)
  for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }))
}

function openCalendar(field) {
  document.querySelector('.day-calendar')?.remove()
  const timed = 'timed' in field.dataset
  const known = read(field.value)
  const calendar = Object.assign(document.createElement('input'), {
    type: timed ? 'datetime-local' : 'date',
    className: 'day-calendar',
    tabIndex: -1,
    min: field.dataset.min ?? '',
    max: field.dataset.max ?? '',
    value: known ? iso(known, timed) : '',
  })
  calendar.setAttribute('aria-hidden', 'true')
  const { left, top, width, height } = field.getBoundingClientRect()
  for (const [name, value] of Object.entries({ left, top, width, height }))
    calendar.style[name] = `${value}px`
  calendar.addEventListener('change', () => {
    const chosen = read(calendar.value)
    if (chosen) write(field, chosen)
    field.focus()
  })
  ;(field.closest('dialog') ?? document.body).append(calendar)
  calendar.getBoundingClientRect() // laid out first: the calendar opens where its field is
  calendar.showPicker?.()
}

const fieldOf = (event) => event.target.closest?.('input[data-day]')

document.addEventListener('click', (event) => {
  const field = fieldOf(event)
  if (!field) return
  const { left, right } = field.getBoundingClientRect()
  const fromRight = getComputedStyle(field).direction === 'ltr'
  const distance = fromRight ? right - event.clientX : event.clientX - left
  if (distance < SIGN) openCalendar(field)
})

document.addEventListener('keydown', (event) => {
  const field = fieldOf(event)
  if (!field || !['ArrowDown', 'ArrowUp'].includes(event.key)) return
  event.preventDefault()
  if (event.altKey) return openCalendar(field)
  const known = read(field.value)
  const step = event.key === 'ArrowUp' ? 86_400_000 : -86_400_000
  if (known) write(field, { ...known, day: new Date(known.day.getTime() + step) })
})

document.addEventListener('input', (event) => fieldOf(event)?.setCustomValidity(''))

document.addEventListener('change', (event) => {
  const field = fieldOf(event)
  if (!field) return
  const known = read(field.value)
  const complete = known && (known.time || !('timed' in field.dataset))
  if (complete) field.value = written(known)
  field.setCustomValidity(complete || field.value.trim() === '' ? '' : field.dataset.day)
})
