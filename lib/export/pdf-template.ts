/** The page of the PDF in Typst's own language. All texts come as data, never as markup. Measures of GB/T 9704-2012; faces of docs/decisions/005. */
export const TEMPLATE = `
#let data = json("data.json")
#set document(title: data.title, author: data.organ, date: datetime(year: data.date.at(0), month: data.date.at(1), day: data.date.at(2)))
#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), footer-descent: 7mm, footer: context {
  let n = counter(page).get().first()
  align(if calc.odd(n) { right } else { left }, pad(x: 14pt, text(size: 14pt, "— " + str(n) + " —")))
})
#set text(font: "Noto Serif SC", size: 16pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em, cjk-latin-spacing: none)
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 12pt, spacing: 12pt)
#let face = (
  "2": (font: ("Noto Sans SC", "Noto Serif SC"), weight: 500),
  "3": (font: ("LXGW WenKai", "Noto Serif SC"), weight: 400),
)
#show heading: it => block(above: 12pt, below: 12pt, sticky: true, pad(left: 32pt, text(size: 16pt, ..face.at(str(it.level)), it.body)))
#show heading.where(level: 1): it => block(above: 0pt, below: 28pt, width: 100%, align(center, par(first-line-indent: 0pt, justify: false, leading: 14pt, text(size: 22pt, weight: "bold", it.body))))
#let cells(places, size) = places.map(p => table.cell(colspan: p.colSpan, rowspan: p.rowSpan, align: if p.left { left + horizon } else { center + horizon },
  par(first-line-indent: 0pt, justify: false, leading: 0.25em, text(size: size, p.lines.join(linebreak())))))
#let grid-of(t) = table(columns: t.widths.map(w => w * 1fr), inset: (x: 1.5pt, y: t.inset * 1pt), stroke: 0.6pt,
  ..if t.head.len() > 0 { (table.header(repeat: true, ..cells(t.head, t.size * 1pt)),) }, ..cells(t.body, t.size * 1pt))
#heading(level: 1, data.titleLines.join(linebreak()))
#for block in data.blocks {
  if block.kind == "heading" { heading(level: block.level, block.text) }
  else if block.kind == "text" { par(block.text) }
  else if block.kind == "note" { par(first-line-indent: 0pt, leading: 8pt, text(size: 12pt, block.text)) }
  else if block.kind == "digest" { par(first-line-indent: 0pt, justify: false, text(size: 9pt, block.text)) }
  else {
    // A table that fits on a page is not broken over two; one that does not (long remarks) goes on with its head repeated. Its heading stays with it.
    layout(page => {
      let whole = { if block.heading != none { heading(level: 2, block.heading) }; grid-of(block) }
      if measure(whole, width: page.width).height < page.height { std.block(breakable: false, whole) } else { whole }
    })
  }
}
`;
