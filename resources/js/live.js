import { Transmit } from '@adonisjs/transmit-client'

let transmit = null

const token = () => document.querySelector('input[name="_csrf"]')?.value ?? ''
const carryToken = (request) => request.headers.set('x-csrf-token', token())

/**
 * Hears a channel while the page is open. Answers a function that stops listening. Where live updates are
 * not to be had, nothing is heard and the page shows the news when it is next opened.
 */
export function hear(channel, onMessage) {
  transmit ??= new Transmit({
    baseUrl: window.location.origin,
    maxReconnectAttempts: 5,
    beforeSubscribe: carryToken,
    beforeUnsubscribe: carryToken,
  })
  const subscription = transmit.subscription(channel)
  subscription.create()
  subscription.onMessage(onMessage)
  return () => subscription.delete()
}
