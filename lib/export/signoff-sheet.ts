/** 审签单: who did which step of this version, when, with what opinion, on what content. */
import { ACTION_NAMES, ROLE_NAMES } from '../desk/types';
import type { PublishedVersion } from '../publish/types';
import { reportTitle } from '../report/rules/document';
import { escapeHtml } from './article';
import { pubDate } from './html';

const CSS = 'body{font-family:FangSong_GB2312,FangSong,SimSun,"Noto Serif CJK SC",serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#000;background:#fff;line-height:1.7}h1{text-align:center;font-size:1.6rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #000;padding:.5rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{font-weight:600;white-space:nowrap}code{font-size:.8rem}@media print{@page{size:A4;margin:30mm 26mm}body{margin:0;max-width:none}}';

/** One self-contained page, printable on A4. */
export function signOffSheet(published: PublishedVersion): string {
  const steps = published.steps.filter((step) => step.version === published.version);
  const rows = steps.map((step) => `<tr><th scope="row">${ACTION_NAMES[step.action]}</th><td>${escapeHtml(step.byName)}（${ROLE_NAMES[step.role]}${step.onBehalfOf ? `，代${escapeHtml(step.onBehalfOf)}${step.authority ? `，授权期限${step.authority.from}至${step.authority.to}` : ''}` : ''}）</td><td>${pubDate(step.at)}</td><td>${escapeHtml(step.remark) || '—'}<br><code>${step.digest.slice(0, 16)}</code></td></tr>`);
  const facts: [string, string][] = [
    ['报告', reportTitle(published.document)], ['版本', `第${published.version}版`], ...(published.correctionReason ? [['更正说明', published.correctionReason] as [string, string]] : []),
    ['内容摘要值', published.digest], ['规则版本', published.catalogueVersion], ['审计链首', published.auditHead],
  ];
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>审签单</title><style>${CSS}</style></head><body><h1>政府信息公开工作年度报告审签单</h1><table><tbody>${facts.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${escapeHtml(value)}</td></tr>`).join('')}</tbody></table><h2>审签过程</h2><table><thead><tr><th scope="col">环节</th><th scope="col">办理人</th><th scope="col">时间</th><th scope="col">意见和所见内容摘要</th></tr></thead><tbody>${rows.join('')}</tbody></table></body></html>\n`;
}
