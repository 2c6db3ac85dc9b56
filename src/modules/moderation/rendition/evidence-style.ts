/** The page is a file of its own, so its style travels inside it. Colours and measures follow the application's light theme. */
export const EVIDENCE_STYLE = `
:root{--ink:#1c2230;--ink-2:#4a5262;--line:#ddd8ca;--strong:#b9b2a0;--sheet:#fffefb;--sunk:#f6f4ee;--mark:#fff3bf;--now:#a82a14}
*{box-sizing:border-box}
body{margin:0 auto;max-width:52rem;padding:2rem 1.25rem 3rem;background:var(--sheet);color:var(--ink);
font:400 1rem/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible","Segoe UI",system-ui,"Noto Sans","Noto Color Emoji",sans-serif}
p,dl,dd,figure,ol{margin:0;padding:0}
header{border-top:4px solid var(--accent);padding-top:.75rem;margin-bottom:1.5rem}
header p{color:var(--ink-2)}
h1{margin:.1em 0;font-size:2rem;line-height:1.2}
h2{margin:2.25rem 0 .6rem;font-size:1.3125rem}
a{color:inherit;text-underline-offset:.2em;overflow-wrap:anywhere}
.lead{font-size:1.0625rem}
.quiet,figcaption,footer{font-size:.875rem;color:var(--ink-2)}
.quiet{margin-bottom:.5rem}
.facts>div{display:grid;grid-template-columns:9.5rem 1fr;gap:.25rem 1.25rem;padding:.55rem 0;border-bottom:1px solid var(--line)}
.facts dt{color:var(--ink-2)}
.facts dd,.written,.byline,figcaption,td{overflow-wrap:anywhere}
.facts .quiet{margin:0;font-variant-numeric:tabular-nums}
.chip{display:inline-block;margin-top:.25rem;padding:.05em .65em;border:1px solid var(--strong);border-radius:1em;font-size:.875rem}
.chip::before{content:"§ ";font-weight:700}
.post{margin:.75rem 0;padding:1rem 1.125rem;border:1px solid var(--line);border-radius:10px}
.thread{list-style:none}
.thread>li{margin-left:calc(var(--depth)*1.75rem);padding:.75rem 1rem;border-left:2px solid var(--line)}
.thread>.subject{border-left:4px solid var(--now);background:var(--mark)}
.flag{font-weight:700;font-size:.875rem;color:var(--now)}
.byline span{font-size:.875rem;color:var(--ink-2);font-variant-numeric:tabular-nums}
.written{white-space:pre-wrap}
.code-point{font-size:.82em;color:var(--ink-2)}
figure{margin:.6rem 0}
img{display:block;max-width:min(100%,32rem);max-height:30rem;width:auto;height:auto;border:1px solid var(--line)}
.version{margin:.5rem 0;padding-left:.75rem;border-left:2px solid var(--line);font-size:.9375rem}
table{width:100%;border-collapse:collapse;font-size:.875rem}
th,td{padding:.4rem .75rem .4rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
th{border-bottom:2px solid var(--ink)}
.size{white-space:nowrap}
.hash{width:17rem;font:.75rem/1.5 ui-monospace,"DejaVu Sans Mono",Consolas,monospace;overflow-wrap:anywhere}
.notes{padding:.9rem 1.1rem;border-radius:6px;background:var(--sunk)}
.notes p+p{margin-top:.5rem}
footer{margin-top:2.5rem;padding-top:.6rem;border-top:1px solid var(--line)}
@media (max-width:34rem){.facts>div{grid-template-columns:1fr}.thread>li{margin-left:calc(var(--depth)*.75rem)}
table,tbody,tr,td{display:block}thead{position:absolute;clip-path:inset(50%)}td{border:0;padding:.15rem 0}tr{border-bottom:1px solid var(--line);padding:.5rem 0;display:block}.hash{width:auto}}
@media print{@page{size:A4;margin:18mm 20mm}:root{font-size:10pt}body{max-width:none;padding:0;background:#fff}footer{margin-top:1rem;break-before:avoid}
.thread>li,.post,.facts>div,tr,figure{break-inside:auto}.byline,h2,.flag{break-after:avoid}figure{break-inside:avoid}
.subject,.notes{print-color-adjust:exact}}
`
