namespace RankAndFile.Documents;

/// <summary>How the sheet looks: ink on paper, on a screen, on a telephone and on A4 across.</summary>
internal static class Stylesheet
{
    internal static Markup In(Ink ink) => new($":root {{ --strong: {ink.Strong}; --paper: {Ink.Paper}; --ink: {Ink.Black}; --grey: {Ink.Grey}; --rule: {Ink.Rule} }}\n{Rules}");

    private const string Rules = """
        * { box-sizing: border-box }
        html { background: var(--paper); color: var(--ink); font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; font-variant-numeric: tabular-nums lining-nums; -webkit-text-size-adjust: 100% }
        body { margin: 0 auto; max-width: 71.5rem; padding: 2rem 1.25rem 4rem }
        h1 { font-size: 2rem; line-height: 1.15; margin: 0 0 .5rem; overflow-wrap: anywhere }
        h2 { font-size: 1.35rem; line-height: 1.25; margin: 0 0 .75rem }
        h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; max-width: 44rem }
        p, dd { margin: 0 0 .35rem; max-width: 44rem; overflow-wrap: anywhere }
        section { border-top: 2px solid var(--ink); margin-top: 2.5rem; padding-top: .75rem }
        .front { display: grid; gap: 0 2.5rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) }
        a { color: var(--strong) }
        a:focus-visible, .scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--strong); outline-offset: 2px }
        .kind { color: var(--strong); font-weight: 700; margin: 0 }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 1rem 0 0; padding: 0 }
        nav a { display: inline-block; padding: .25rem 0 }
        .outcome { font-size: 1.25rem; margin: 0; padding-left: 2rem }
        .outcome li { padding: .1rem 0 }
        .outcome strong { color: var(--strong) }
        .how { color: var(--grey); font-size: 1rem; white-space: nowrap }
        .cited, .note { color: var(--grey) }
        .cited { white-space: nowrap }
        .scroll { overflow-x: auto; margin: 0 0 1.5rem }
        table { border-collapse: collapse; font-size: .875rem; line-height: 1.3 }
        caption { font-weight: 700; padding: .5rem 0; text-align: left }
        th, td { border-bottom: 1px solid var(--rule); padding: .25rem .5rem; vertical-align: top }
        th { text-align: left }
        td, th.number { text-align: right }
        td, .sheet th.number { white-space: nowrap }
        thead th.number { max-width: 9rem }
        td.words { text-align: left; white-space: normal; min-width: 8rem }
        tbody th { font-weight: 400 }
        thead th { border-bottom-color: var(--ink); vertical-align: bottom }
        tfoot th, tfoot td { border-bottom: 0; font-weight: 700 }
        tfoot tr:first-child > * { border-top: 1px solid var(--ink) }
        .part th { padding-left: 1.5rem }
        .sheet { font-size: .75rem }
        .sheet th, .sheet td { padding: .2rem .4rem }
        .sheet th[scope=row], .sheet thead tr:first-child th:first-child { background: var(--paper); left: 0; max-width: 11rem; min-width: 8rem; overflow-wrap: anywhere; position: sticky }
        .sheet th[scope=colgroup] { border-left: 1px solid var(--rule); font-weight: 400; max-width: 10rem }
        .sheet .change { border-left: 1px solid var(--rule); color: var(--grey) }
        .sheet .holds { font-weight: 700 }
        .mark, .keep { display: block; font-size: .6875rem; font-weight: 400 }
        .gone { font-size: .6875rem; padding-right: .25rem }
        .elected { color: var(--strong); font-weight: 700 }
        .mark { color: var(--strong); font-weight: 700 }
        .gone, .keep { color: var(--grey) }
        figure { margin: 0 0 2rem }
        figcaption { margin-bottom: .5rem; max-width: 44rem }
        svg { display: block }
        .papers { min-width: min(22rem, 100%) }
        summary { cursor: pointer; padding: .25rem 0 }
        dl { display: grid; gap: .25rem 1.5rem; grid-template-columns: max-content 1fr; margin: 0 }
        dt { font-weight: 700 }
        @media (max-width: 40rem) {
          body { padding: 1rem .75rem 3rem }
          h1 { font-size: 1.5rem }
          .sheet th[scope=row], .sheet thead tr:first-child th:first-child { max-width: 7rem; min-width: 6rem }
          .front, dl { display: block }
          .how { display: block; white-space: normal }
        }
        @page { size: A4 landscape; margin: 12mm 10mm }
        @media print {
          html { background: #fff; font-size: 9.5pt }
          body { max-width: none; padding: 0 }
          nav, details { display: none }
          section { break-inside: auto; margin-top: 1rem }
          h2, h3, .note, caption, figcaption { break-after: avoid }
          p, li, tr, dl, svg, figcaption, .scroll { break-inside: avoid }
          thead { display: table-header-group }
          tfoot { display: table-row-group }
          .scroll { overflow: visible }
          .sheet { font-size: 8pt; line-height: 1.2 }
          .sheet th, .sheet td { padding: .1rem .35rem }
          .sheet th[scope=row] { position: static }
          .mark, .keep, .gone { font-size: 6.5pt }
          .small { font-size: 6.75pt; line-height: 1.12 }
          .small th, .small td { padding: .03rem .3rem }
          .small .mark, .small .keep, .small .gone { font-size: 6pt }
          svg { height: auto; max-height: 158mm; max-width: 100% }
          #explanation { break-before: page; columns: 2; column-gap: 2rem; font-size: 8.5pt }
          #explanation h2 { column-span: all }
        }

        """;
}
