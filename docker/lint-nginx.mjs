import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Directives and blocks of an nginx configuration, as `{ words, block }`; throws at a brace or semicolon astray. */
function parse(text) {
  const tokens = text.match(/#[^\n]*|'[^']*'|"[^"]*"|\{|\}|;|(?:\\.|[^\s{};'"#])+/g) ?? [];
  const root = { words: [], block: [] };
  const open = [root];
  let words = [];
  for (const token of tokens.filter((one) => !one.startsWith('#'))) {
    if (token === ';') {
      if (words.length === 0) throw new Error('a semicolon ends nothing');
      open.at(-1).block.push({ words });
      words = [];
    } else if (token === '{') {
      const directive = { words, block: [] };
      open.at(-1).block.push(directive);
      open.push(directive);
      words = [];
    } else if (token === '}') {
      if (words.length > 0) throw new Error(`"${words.join(' ')}" does not end with a semicolon`);
      if (open.length === 1) throw new Error('a closing brace too many');
      open.pop();
    } else words.push(token);
  }
  if (open.length > 1 || words.length > 0) throw new Error('the file ends inside a block or a directive');
  return root.block;
}

const find = (block, name) => block.filter(({ words }) => words[0] === name);
const inside = (block, name) => find(block, name).flatMap((directive) => directive.block);

const API_ADDRESSES = ['/api/v1/x', '/api', '/health/ready', '/docs', '/docs/', '/openapi.json'];
const PAGE_ADDRESSES = ['/', '/usulan/1', '/apix', '/documents'];

function checkRoutes(server) {
  const proxied = find(server, 'location').filter(({ block }) => find(block, 'proxy_pass').length > 0);
  const patterns = proxied.map(({ words }) => new RegExp(words.at(-1)));
  const reachesApi = (address) => patterns.some((pattern) => pattern.test(address));
  return [
    ...API_ADDRESSES.filter((address) => !reachesApi(address)).map((one) => `${one} does not reach the API`),
    ...PAGE_ADDRESSES.filter(reachesApi).map((one) => `${one} is a page, but reaches the API`),
  ];
}

/** `add_header` of a location replaces all those around it, so each location brings the security headers itself. */
function checkHeaders(server) {
  return find(server, 'location')
    .filter(({ block }) => find(block, 'proxy_pass').length === 0)
    .filter(({ block }) => !find(block, 'include').some(({ words }) => words[1] === 'security-headers.conf'))
    .map(({ words }) => `${words.join(' ')} does not include security-headers.conf`);
}

function checkStructure(folder) {
  try {
    const http = inside(parse(fs.readFileSync(path.join(folder, 'nginx.conf'), 'utf8')), 'http');
    const server = inside(http, 'server');
    const headers = parse(fs.readFileSync(path.join(folder, 'security-headers.conf'), 'utf8'));
    const size = find(http, 'client_max_body_size')[0]?.words[1];
    return [
      ...checkRoutes(server),
      ...checkHeaders(server),
      ...(size === '25m' ? [] : ['client_max_body_size must be 25m: uploads may have 20 MB']),
      ...headers
        .filter(({ words }) => words[0] !== 'add_header' || words.at(-1) !== 'always')
        .map(({ words }) => `security-headers.conf: ${words[1]} must be sent "always"`),
    ];
  } catch (error) {
    return [error.message];
  }
}

/** nginx itself knows best, where it is installed. */
function askNginx(folder) {
  const answer = spawnSync('nginx', ['-t', '-q', '-c', path.join(folder, 'nginx.conf')], {
    encoding: 'utf8',
  });
  if (answer.error) return { by: 'nginx is not installed', findings: [] };
  return { by: 'nginx -t', findings: answer.status === 0 ? [] : [answer.stderr.trim()] };
}

export function lintNginx(folder) {
  const { by, findings } = askNginx(folder);
  return {
    checked: `structure, routes, security headers; ${by}`,
    findings: [...findings, ...checkStructure(folder)],
  };
}
