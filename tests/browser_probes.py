"""What a browser is asked about a page. The page's own scripts are off; these questions are not scripts of the page."""

from __future__ import annotations

from typing import Final

#: By how many pixels the page is wider than its window.
TOO_WIDE: Final = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

#: The beginnings of texts that begin or end outside the window, without what is hidden from sight on purpose.
STICKING_OUT: Final = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement
    if (!node.data.trim() || !around.checkVisibility({visibilityProperty: true})) continue
    if (around.closest('.unseen, thead, caption, .skip')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].filter(box => box.width)
    if (boxes.some(box => box.right > innerWidth + 1 || box.left < -1)) found.push(node.data.trim().slice(0, 60))
  }
  return found
}"""

#: Texts that are painted over a drawing.
OVER_DRAWINGS: Final = """() => {
  const drawings = [...document.querySelectorAll('svg')]
    .filter(drawing => drawing.checkVisibility())
    .map(drawing => drawing.getBoundingClientRect())
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement
    if (!node.data.trim() || !around.checkVisibility() || around.closest('svg, .panel, .unseen')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects())
      for (const drawing of drawings)
        if (Math.min(box.right, drawing.right) - Math.max(box.left, drawing.left) > 2
            && Math.min(box.bottom, drawing.bottom) - Math.max(box.top, drawing.top) > 4)
          found.push(node.data.trim())
  }
  return found
}"""

#: How far below the top of their cell the numbers of a table begin, in pixels.
NUMBER_TOPS: Final = """() => [...document.querySelectorAll('td.value')].map(cell => {
  const range = document.createRange()
  range.selectNodeContents(cell)
  const boxes = [...range.getClientRects()].filter(box => box.width > 4)
  return boxes.length && Math.round(boxes.at(-1).top - cell.getBoundingClientRect().top)
})"""

#: The panels that are open: their ids, texts, and whether they lie within the window.
OPEN_PANELS: Final = """() => [...document.querySelectorAll('[popover]:popover-open')].map(panel => {
  const box = panel.getBoundingClientRect()
  const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight
  return {id: panel.id, text: panel.innerText, inside: inside && box.width > 100 && box.height > 60}
})"""

#: The first mark in the text for each panel: its place among all marks, the panel's id, what the mark says.
MARKS: Final = """() => {
  const marks = [...document.querySelectorAll('main button.mark')]
  const targets = marks.map(mark => mark.getAttribute('popovertarget'))
  return marks.map((mark, index) => ({index, target: targets[index], text: mark.textContent}))
    .filter(mark => marks[mark.index].checkVisibility())
    .filter((mark, index, visible) => visible.findIndex(other => other.target === mark.target) === index)
}"""
FOCUS_MARK: Final = "index => document.querySelectorAll('main button.mark')[index].focus()"

#: How many panels are open, and which one the focused element would open.
AFTER_CLOSING: Final = """() => [document.querySelectorAll('[popover]:popover-open').length,
  document.activeElement.getAttribute('popovertarget')]"""

#: Marks that a reader sees and cannot go to by the Tab key, there or elsewhere on the page, if need be after unfolding.
OUT_OF_REACH: Final = """() => {
  const seen = element => element.checkVisibility({visibilityProperty: true})
  const reached = new Set([...document.querySelectorAll('main :is(a, button).mark')]
    .filter(mark => seen(mark.closest('details:not([open])') ?? mark) && !mark.disabled && mark.tabIndex >= 0)
    .map(mark => mark.textContent.trim()))
  return [...document.querySelectorAll('main .mark')]
    .filter(mark => seen(mark) && !reached.has(mark.textContent.trim()))
    .map(mark => mark.textContent)
}"""

#: Width and height of what may be touched to open a panel, in pixels.
TOUCH_SIZES: Final = """() => [...document.querySelectorAll('main button.mark')]
  .filter(mark => mark.checkVisibility())
  .map(mark => {
    const place = getComputedStyle(mark, '::before')
    return [parseFloat(place.width), parseFloat(place.height)]
  })"""

#: Style and width of the outline round what has the focus.
OUTLINE: Final = """() => {
  const style = getComputedStyle(document.activeElement)
  return [style.outlineStyle, parseFloat(style.outlineWidth)]
}"""

#: Colours of kinds of text, of the ground and of the first drawing; null for what the page does not have.
COLOURS: Final = """() => ['body', 'h1', '.actor', '.mark', '.analysis', 'a'].map(selector => {
  const element = document.querySelector(selector)
  return element && getComputedStyle(element).color
}).concat(getComputedStyle(document.documentElement).backgroundColor,
  [...document.querySelectorAll('svg .fill')].slice(0, 1).map(shape => getComputedStyle(shape).fill))"""

#: Where everything on the page stands.
LAYOUT: Final = "() => [...document.querySelectorAll('main *')].map(each => each.getBoundingClientRect().toJSON())"

#: How many elements of a selector can be seen.
VISIBLE: Final = "selector => [...document.querySelectorAll(selector)].filter(each => each.checkVisibility()).length"

#: Adds a style sheet. (Playwright's own way waits for an event that never comes where scripts are off.)
ADD_STYLE: Final = """css => {
  document.head.append(Object.assign(document.createElement('style'), {textContent: css}))
}"""

#: The id of the panel that has most to say.
LONGEST_PANEL = """() => [...document.querySelectorAll("[popover]")]
    .sort((one, other) => other.textContent.length - one.textContent.length)[0].id"""

#: Whether an element can be seen at its middle: within the window, and under nothing else.
IS_ON_TOP = """element => {
    const box = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
}"""
