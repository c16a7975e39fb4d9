import { readMail } from '../../src/sandbox/mail/read-mail.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a caught mail', () => {
  it('has its subject decoded from encoded words, folded or not', async () => {
    const raw = [
      `Subject: =?UTF-8?B?${base64('Сұрау салу тіркелді')}?=`,
      ` =?UTF-8?Q?_=D1=80=D1=83?=`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      'x',
    ].join('\r\n');
    expect((await readMail(Buffer.from(raw))).subject).toBe('Сұрау салу тіркелді ру');
  });

  it.each([
    ['quoted-printable', '=D0=A1=D1=82=D0=B0=\r\n=D1=82=D1=83=D1=81 =3D ok'],
    ['base64', base64('Статус = ok')],
    ['8bit', 'Статус = ok'],
  ])('has its text decoded from %s', async (encoding, body) => {
    const raw = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
    expect((await readMail(Buffer.from(raw))).text).toBe('Статус = ok');
  });

  it('has the plain one of several parts', async () => {
    const raw = [
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Мәртебе',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Мәртебе</p>',
      '--b--',
      '',
    ].join('\r\n');
    expect((await readMail(Buffer.from(raw))).text).toBe('Мәртебе');
  });
});
