import { HtmlValidate } from 'html-validate'
import env from '#start/env'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'
import { personWith } from '#tests/support/actors'
import type { TestScope, TestUser } from '#tests/support/actors'

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: {
    // Taste, and what Edge's attributes and Turbo bring along.
    'void-style': 'off',
    'no-inline-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-implicit-button-type': 'off',
    'no-implicit-input-type': 'off',
    'prefer-native-element': 'off',
    'prefer-button': 'off',
    'long-title': 'off',
    'require-sri': 'off',
    'no-raw-characters': 'off',
    'script-type': 'off',
    'tel-non-breaking': 'off',
    'valid-autocomplete': 'off',
    'attr-quotes': 'off',
    'no-redundant-role': 'off',
    'attr-case': 'off',
    'text-content': 'off',
    'element-permitted-content': 'error',
    'no-dup-id': 'error',
  },
})

export interface Page {
  status: number
  url: string
  html: string
  /** Text without tags, blanks folded. */
  text: string
}

/**
 * A person at a browser without JavaScript. Every page fetched is checked: valid HTML, a title that begins with
 * the H1, no id twice, language and direction, a CSP with a nonce. A fault throws.
 */
export class PageClient {
  #cookies = new Map<string, string>()
  #csrf = ''
  /** Where the person is: browsers tell it to the next page. */
  #at = '/'

  constructor(
    readonly person: TestUser | null,
    readonly locale: 'fr' | 'ar' | 'en' = 'fr',
    readonly base = `http://${env.get('HOST')}:${env.get('PORT')}`
  ) {}

  /** A new person with these roles, signed in. */
  static async signedIn(
    roles: string | string[],
    options: { locale?: 'fr' | 'ar' | 'en'; scope?: TestScope; base?: string } = {}
  ): Promise<PageClient> {
    const person = await personWith(roles, options.scope)
    const client = new PageClient(person, options.locale, options.base)
    await client.signIn()
    return client
  }

  async signIn(): Promise<void> {
    await this.get('/sign-in')
    await this.submit('/sign-in', { login: this.person!.email, password: DEMONSTRATION_PASSWORD })
    await this.submit('/preferences', { locale: this.locale })
  }

  async get(path: string, options: { status?: number } = {}): Promise<Page> {
    const page = await this.#follow('GET', path)
    const expected = options.status ?? 200
    if (page.status !== expected) {
      throw new Error(
        `GET ${path} answered ${page.status}, not ${expected}:\n${page.text.slice(0, 500)}`
      )
    }
    return page
  }

  /** The page as it is answered, following nothing and expecting nothing. */
  async read(path: string): Promise<{ status: number; html: string }> {
    const answer = await this.#send('GET', path)
    return { status: answer.status, html: await answer.text() }
  }

  /** Sends a form as a browser would, follows the redirects and answers the page that results. */
  async submit(path: string, fields: Record<string, string | number | string[]>): Promise<Page> {
    if (!this.#csrf) await this.get(this.person ? '/' : '/sign-in')
    const body = new URLSearchParams({ _csrf: this.#csrf })
    for (const [key, value] of Object.entries(fields)) {
      for (const item of [value].flat()) body.append(key, String(item))
    }
    return this.#follow('POST', path, body)
  }

  /** Sends a form with a file, `[name, content]`, and answers the page that results. */
  async upload(
    path: string,
    fields: Record<string, string>,
    [name, content]: [string, string | Uint8Array<ArrayBuffer>]
  ): Promise<Page> {
    const body = new FormData()
    for (const [key, value] of Object.entries({ _csrf: this.#csrf, ...fields }))
      body.append(key, value)
    body.append('file', new File([content], name), name)
    return this.#follow('POST', path, body)
  }

  /** As after a night: the browser comes back with a session that the server no longer knows. */
  loseSession(): void {
    this.#cookies.delete('idara-session')
  }

  /** The status alone, following nothing: what a right or its absence answers. */
  async status(method: string, path: string): Promise<number> {
    const body = method === 'GET' ? undefined : new URLSearchParams({ _csrf: this.#csrf })
    return (await this.#send(method, path, body)).status
  }

  async download(path: string): Promise<{ status: number; bytes: Buffer; type: string }> {
    const answer = await this.#send('GET', path)
    return {
      status: answer.status,
      bytes: Buffer.from(await answer.arrayBuffer()),
      type: answer.headers.get('content-type') ?? '',
    }
  }

  async #follow(method: string, path: string, body?: URLSearchParams | FormData): Promise<Page> {
    let url = path
    let answer = await this.#send(method, url, body)
    for (let hop = 0; hop < 6 && answer.status >= 300 && answer.status < 400; hop++) {
      url = new URL(answer.headers.get('location') ?? '/', new URL(url, this.base))
        .toString()
        .replace(this.base, '')
      answer = await this.#send('GET', url)
    }
    const html = await answer.text()
    this.#at = url
    if ((answer.headers.get('content-type') ?? '').includes('text/html'))
      await this.#check(url, answer, html)
    const csrf =
      /name="_csrf" value="([^"]+)"/.exec(html) ?? /name='_csrf' value='([^']+)'/.exec(html)
    if (csrf) this.#csrf = csrf[1]
    return { status: answer.status, url, html, text: textOf(html) }
  }

  async #send(method: string, path: string, body?: URLSearchParams | FormData): Promise<Response> {
    const answer = await fetch(new URL(path, this.base), {
      method,
      body,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        referer: `${this.base}${this.#at}`,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }

  async #check(url: string, answer: Response, html: string): Promise<void> {
    const faults: string[] = []
    const report = await validator.validateString(html)
    for (const result of report.results) {
      for (const message of result.messages.filter((item) => item.severity === 2)) {
        faults.push(`${message.line}:${message.column} ${message.ruleId}: ${message.message}`)
      }
    }
    const title = textOf(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? '')
    const heading = textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '').replace(
      / [\d\u202f+ ]+$/,
      ''
    )
    if (!heading || !title.startsWith(heading))
      faults.push(`title "${title}" does not begin with the H1 "${heading}"`)
    const csp = answer.headers.get('content-security-policy') ?? ''
    if (!csp.includes("'nonce-")) faults.push('no CSP nonce')
    const direction = /<html[^>]*dir="(\w+)"/.exec(html)?.[1]
    const language = /<html[^>]*lang="(\w+)"/.exec(html)?.[1]
    if ((language === 'ar') !== (direction === 'rtl'))
      faults.push(`language ${language} runs ${direction}`)
    if (/translation missing/i.test(html)) {
      faults.push(`missing text: ${/translation missing:[^<"]*/i.exec(html)?.[0]}`)
    }
    if (faults.length) throw new Error(`${url} is not in order:\n${faults.slice(0, 12).join('\n')}`)
  }
}

function textOf(html: string): string {
  return (
    html
      .replace(/<(script|style|dialog)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&nbsp;/g, '\u00a0')
      .replace(/&amp;/g, '&')
      .replace(/&#39;|&#x27;/gi, "'")
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      // the spaces of French signs, as tests write them
      .replace(/[\u00a0\u202f](?=[;!?:»%])/g, ' ')
      .replace(/«\u00a0/g, '« ')
      .replace(/[ \t\r\n]+/g, ' ')
      .trim()
  )
}
