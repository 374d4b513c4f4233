// Sends requests that npm's aws4 and AWS's own @smithy/signature-v4 signed: TOOLS BASE ACCESS_KEY SECRET. Prints a line of
// JSON for each, in order.
const http = require('http');
const {createHash, createHmac} = require('crypto');

const [tools, base, accessKeyId, secretAccessKey] = process.argv.slice(2);
const aws4 = require(tools + '/node_modules/aws4');
const {SignatureV4} = require(tools + '/node_modules/@smithy/signature-v4');
const url = new URL(base);

class Sha256 {
    constructor(key) { this.hash = key ? createHmac('sha256', key) : createHash('sha256'); }
    update(data) { this.hash.update(data); }
    async digest() { return new Uint8Array(this.hash.digest()); }
}

function send(name, {method, path, headers, body}) {
    return new Promise((resolve, reject) => {
        const request = http.request({host: url.hostname, port: url.port, method, path, headers}, (answer) => {
            let text = '';
            answer.on('data', (part) => text += part);
            answer.on('end', () => {
                console.log(JSON.stringify({name, status: answer.statusCode, body: JSON.parse(text),
                                            type: answer.headers['x-amzn-errortype'] || ''}));
                resolve();
            });
        });
        request.on('error', reject);
        request.end(body);
    });
}

function byAws4(name, options, sessionToken) {
    const request = {host: url.host, service: 'execute-api', region: 'us-east-1', ...options};
    aws4.sign(request, {accessKeyId, secretAccessKey, sessionToken});
    return send(name, request);
}

async function bySmithy(name, {method, path, query = {}, body, presigned = false, sessionToken}) {
    const signer = new SignatureV4({service: 'execute-api', region: 'us-east-1', sha256: Sha256,
                                    credentials: {accessKeyId, secretAccessKey, sessionToken}});
    const headers = {host: url.host, 'amz-sdk-request': 'attempt=1; max=3', 'amz-sdk-invocation-id': 'e5a6'};
    if (body) {
        headers['content-type'] = 'application/json';
        headers['content-length'] = String(Buffer.byteLength(body));
    }
    const plain = {method, protocol: 'http:', hostname: url.hostname, port: Number(url.port), path, query, headers, body};
    const signed = presigned ? await signer.presign(plain, {expiresIn: 60}) : await signer.sign(plain);
    const pairs = Object.entries(signed.query || {}).flatMap(([key, value]) => [value].flat().map(
        (each) => encodeURIComponent(key) + '=' + encodeURIComponent(each)));
    await send(name, {method, path: path + (pairs.length ? '?' + pairs.join('&') : ''), headers: signed.headers, body});
}

(async () => {
    const json = {'Content-Type': 'application/json'};
    await byAws4('get', {path: '/echo/orders'});
    await byAws4('parameters', {path: '/echo/orders?b=return%20a%20product&a=%C3%BF&a=1'});
    await byAws4('a path that needs encoding', {path: '/echo/sess%3A1%20%C3%BF'});
    await byAws4('a body', {method: 'POST', path: '/echo/orders', body: '{"text":"grüß dich"}', headers: json});
    await byAws4('a session token', {path: '/echo/orders'}, 'FwoGZXIvYXdzEA//token==');
    await byAws4('presigned', {path: '/echo/orders?a=b', signQuery: true});
    await bySmithy('get', {method: 'GET', path: '/echo/orders'});
    await bySmithy('parameters', {method: 'GET', path: '/echo/orders', query: {b: 'a product', a: ['2', '1']}});
    await bySmithy('a path that needs encoding', {method: 'GET', path: '/echo/sess%3A1%20%C3%BF'});
    await bySmithy('a body', {method: 'POST', path: '/echo/orders', body: '{"text":"grüß dich"}'});
    await bySmithy('a session token', {method: 'GET', path: '/echo/orders', sessionToken: 'FwoGZXIvYXdzEA//token=='});
    await bySmithy('presigned', {method: 'GET', path: '/echo/orders', query: {a: 'b c'}, presigned: true});
})().catch((error) => { console.error(error); process.exit(1); });
